package genkan.clerk;

/** What a clerk is there for; nobody is for both. */
public enum Role {
    /** Answers members. */
    HELP_DESK,
    /** Writes what members read. */
    EDITOR
}
