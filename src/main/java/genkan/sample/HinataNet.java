package genkan.sample;

import genkan.course.Course;
import genkan.member.MemberKind;
import genkan.member.MemberStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of the sample operator: two with a story, some for each state, and neighbours enough to fill a page. */
final class HinataNet {

    /** Printed at the start; it has the letters that are mistaken for each other, and both cases. */
    static final String TAROS_PASSWORD = "Hinata-Bokko-2026";

    static final String EVERYBODYS_PASSWORD = "Engawa-de-Ocha-10";

    /** Of Taro's family. No local number begins with a 1, so nobody is called by mistake. */
    private static final String LANDLINE = "03-1000-0001";

    private static final Course STANDARD =
            new Course("hikari-standard", "ひなた光 標準", "Hinata Hikari Standard", Set.of("webmail", "blog"));
    private static final Course MINI = new Course("hikari-mini", "ひなた光 ミニ", "Hinata Hikari Mini", Set.of("webmail"));
    private static final Course BUSINESS =
            new Course("hikari-business", "ひなた光 ビジネス", "Hinata Hikari Business", Set.of("webmail"));

    private HinataNet() {}

    /**
     * One sample member.
     *
     * @param formerly the User ID before, for those whose ID was changed by a campaign
     * @param password what opens the door
     * @param course what was ordered
     * @param story what there is to see, for the list that is printed at the start; null for neighbours
     */
    record Person(
            String userId,
            @Nullable String formerly,
            String name,
            String kana,
            MemberKind kind,
            MemberStatus status,
            String password,
            Course course,
            @Nullable String story) {}

    /**
     * What else is known of a person.
     *
     * @param birthDate null for a firm
     * @param phones the registered ones
     */
    record Known(@Nullable LocalDate birthDate, List<String> phones) {}

    /** The rest of what the provider asked them. Calls from Kenji's number count only where such numbers are accepted. */
    static Known known(Person person) {
        return switch (person.userId()) {
            case "taro_s@aa2" -> new Known(LocalDate.of(1974, 4, 12), List.of("090-1234-5601", LANDLINE));
            case "hanako@bb3" -> new Known(LocalDate.of(1976, 11, 3), List.of("090-1234-5602", LANDLINE));
            case "jiro@aa2" -> new Known(LocalDate.of(2007, 8, 30), List.of("060-1234-5603", LANDLINE));
            case "kenji.m27@hd5" -> new Known(LocalDate.of(1987, 2, 27), List.of("050-1234-5604"));
            case "taroil@aa2" -> new Known(LocalDate.of(1990, 12, 1), List.of());
            case "sleepy@cc4" -> new Known(LocalDate.of(1952, 6, 18), List.of("080-1234-5605"));
            case "paused@cc4" -> new Known(LocalDate.of(1981, 3, 9), List.of("070-1234-5606"));
            case "mei@cc4" -> new Known(LocalDate.of(1999, 5, 5), List.of("090-1234-5607"));
            case "office@hd5" -> new Known(null, List.of());
            default -> neighbour(people().indexOf(person));
        };
    }

    private static Known neighbour(int place) {
        return new Known(
                LocalDate.of(1960, 1, 1).plusDays(431L * place), List.of("090-1234-%04d".formatted(5700 + place)));
    }

    static List<Course> courses() {
        return List.of(STANDARD, MINI, BUSINESS);
    }

    static List<Person> people() {
        var people = new ArrayList<>(List.of(
                person("taro_s@aa2", "日向 太郎", "ヒナタ タロウ", TAROS_PASSWORD, "a member with three months of history"),
                person("hanako@bb3", "日向 花子", "ヒナタ ハナコ", EVERYBODYS_PASSWORD, "another member"),
                person("taroil@aa2", "伊藤 太郎", "イトウ タロウ", EVERYBODYS_PASSWORD, "an ID full of look-alikes"),
                new Person(
                        "kenji.m27@hd5",
                        "kenji@bb3",
                        "松本 健二",
                        "マツモト ケンジ",
                        MemberKind.INDIVIDUAL,
                        MemberStatus.ACTIVE,
                        EVERYBODYS_PASSWORD,
                        STANDARD,
                        "his ID was kenji@bb3 until the provider changed it"),
                state("sleepy@cc4", "眠田 静", "ネムタ シズカ", MemberStatus.DORMANT, "dormant: SS451"),
                state("paused@cc4", "留守 守", "ルス マモル", MemberStatus.SUSPENDED, "suspended: SS403"),
                state("left@cc4", "旅立 遥", "タビダチ ハルカ", MemberStatus.WITHDRAWN, "has left: as if unknown"),
                kind("office@hd5", "ひなた商会", "ヒナタショウカイ", MemberKind.CORPORATE, BUSINESS, "a corporate member"),
                kind("jiro@aa2", "日向 次郎", "ヒナタ ジロウ", MemberKind.FAMILY, STANDARD, "Taro's family account"),
                kind("mei@cc4", "小野 芽衣", "オノ メイ", MemberKind.INDIVIDUAL, MINI, "a course without the blog: SS421")));
        people.addAll(neighbours());
        return people;
    }

    private static List<Person> neighbours() {
        var families = List.of(
                new Written("佐藤", "サトウ", "sato"),
                new Written("鈴木", "スズキ", "suzuki"),
                new Written("高橋", "タカハシ", "takahashi"),
                new Written("田中", "タナカ", "tanaka"));
        var givens = List.of(
                new Written("翔", "ショウ", "sho"),
                new Written("葵", "アオイ", "aoi"),
                new Written("陽菜", "ヒナ", "hina"),
                new Written("蓮", "レン", "ren"),
                new Written("結衣", "ユイ", "yui"),
                new Written("大翔", "ヒロト", "hiroto"),
                new Written("凛", "リン", "rin"));
        var subdomains = List.of("aa2", "bb3", "cc4", "hd5");
        var neighbours = new ArrayList<Person>();
        for (var family : families) {
            for (var given : givens) {
                neighbours.add(person(
                        given.latin() + "." + family.latin() + "@"
                                + subdomains.get(neighbours.size() % subdomains.size()),
                        family.kanji() + " " + given.kanji(),
                        family.kana() + " " + given.kana(),
                        EVERYBODYS_PASSWORD,
                        null));
            }
        }
        return neighbours;
    }

    private record Written(String kanji, String kana, String latin) {}

    private static Person person(String userId, String name, String kana, String password, @Nullable String story) {
        return new Person(
                userId, null, name, kana, MemberKind.INDIVIDUAL, MemberStatus.ACTIVE, password, STANDARD, story);
    }

    private static Person state(String userId, String name, String kana, MemberStatus status, String story) {
        return new Person(
                userId, null, name, kana, MemberKind.INDIVIDUAL, status, EVERYBODYS_PASSWORD, STANDARD, story);
    }

    private static Person kind(String userId, String name, String kana, MemberKind kind, Course course, String story) {
        return new Person(userId, null, name, kana, kind, MemberStatus.ACTIVE, EVERYBODYS_PASSWORD, course, story);
    }
}
