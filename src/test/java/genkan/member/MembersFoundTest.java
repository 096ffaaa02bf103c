package genkan.member;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PostgresForTests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Members who have forgotten the User ID are found by what they know. */
class MembersFoundTest {

    private static final LocalDate BORN = LocalDate.of(1974, 4, 12);
    private static final String MAIL = "Taro@Mail.example";

    private JdbcClient db;
    private Members members;
    private int last;

    @BeforeEach
    void nobody() throws Exception {
        db = JdbcClient.create(PostgresForTests.migratedDatabase());
        members = new Members(db);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ヒナタ ジョー", "ﾋﾅﾀ ｼﾞｮｰ", "ひなた　じょー", "ヒナタジョ−", "ひなた じょ-", " ヒナタ　ジョー "})
    void areFoundByTheirNameInWhateverKana(String typed) {
        var joe = add("ヒナタ ジョー", BORN, MAIL);
        add("ヒナタ ジロー", BORN, MAIL);
        add("ヒナタ ジョー", BORN.plusDays(1), MAIL);
        add("ヒナタ ジョー", null, MAIL);

        assertThat(members.byKanaAndBirthDate(typed, BORN)).containsExactly(joe);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ヒナタ ジョー", "ﾋﾅﾀ ｼﾞｮｰ", "ひなた　ゔぇら", "ヰヱヲ ヵヶッ", "ヒナタ Smith-Jones", "ひなた ゐゑん", "ヒナタ ジ―─—–‐‑−"})
    void areFoundWhoWereThereBeforeReadingsWereCompared(String kana) throws Exception {
        var before = add(kana, BORN, MAIL);
        db.sql("update member set kana_key = ''").update();

        db.sql(Files.readString(Path.of("src/main/resources/db/migration/V081__member_by_kana.sql"))
                        .split("create index", 2)[0])
                .update();

        assertThat(members.byKanaAndBirthDate(kana, BORN)).containsExactly(before);
    }

    @Test
    void areFoundByTheirContactAddressInCapitalsOrSmall() {
        var taro = add("ヒナタ タロウ", BORN, MAIL);
        var hanako = add("ヒナタ ハナコ", null, "taro@mail.example");
        add("ヒナタ ジロウ", BORN, "jiro@mail.example");

        assertThat(members.byContactMail(" TARO@mail.EXAMPLE ")).containsExactly(taro, hanako);
    }

    @Test
    void areEightAtMost() {
        var eight = IntStream.range(0, 8).mapToObj(_ -> add("ア", BORN, MAIL)).toList();
        add("ア", BORN, MAIL);

        assertThat(members.byContactMail(MAIL)).containsExactlyElementsOf(eight);
        assertThat(members.byKanaAndBirthDate("あ", BORN)).containsExactlyElementsOf(eight);
    }

    private Member add(String kana, @Nullable LocalDate birthDate, String email) {
        last++;
        var member = new Member(
                new MemberId(last),
                MemberKind.INDIVIDUAL,
                MemberStatus.ACTIVE,
                new UserId("taro" + "abcdefghijk".charAt(last), "aa2"),
                "日向",
                kana,
                birthDate,
                email,
                "H" + last,
                Instant.EPOCH);
        members.add(member);
        return member;
    }
}
