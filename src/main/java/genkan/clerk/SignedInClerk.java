package genkan.clerk;

/**
 * One of the provider's people who is signed in on this browser. On purpose no {@link genkan.web.Viewer}: a member's page
 * never takes a clerk for a member.
 *
 * @param name what the clerk signs in with
 */
public record SignedInClerk(long id, String name, String displayName, Role role) {}
