package genkan.start;

/** The few lines a person at the console sees while Genkan starts; everything else goes to the log. */
public final class Progress {

    private Progress() {}

    public static void say(String line) {
        System.out.println(line);
    }
}
