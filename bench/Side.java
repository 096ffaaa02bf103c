package bench;

import java.util.Locale;

/** From where members sign in, and how many of them a second while somebody attacks. */
enum Side {
    KNOWN_DEVICE("on known devices", 2, 0, 16),
    KNOWN_NETWORK("new browser, known network", 0.5, 16, 22),

    /** Nobody attacks their User IDs: what strangers get at one that is attacked is SS503. */
    STRANGER("new browser, elsewhere", 0.5, 22, 28);

    private final String title;
    private final double perSecond;
    private final int firstMember;
    private final int endOfMembers;

    Side(String title, double perSecond, int firstMember, int endOfMembers) {
        this.title = title;
        this.perSecond = perSecond;
        this.firstMember = firstMember;
        this.endOfMembers = endOfMembers;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    double perSecond() {
        return perSecond;
    }

    int members() {
        return endOfMembers - firstMember;
    }

    int member(int number) {
        return firstMember + number;
    }
}
