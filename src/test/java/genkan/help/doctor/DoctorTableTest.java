package genkan.help.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.help.article.Articles;
import genkan.help.article.Container;
import genkan.reason.Code;
import genkan.web.Languages;
import genkan.web.Target;
import genkan.web.Texts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom the doctor sends where, and that it sends everybody somewhere. */
class DoctorTableTest {

    private static final int MOST_QUESTIONS = 5;

    /** Who somebody is, what the doctor then knows, the row that fits, what helps, and what to do if it does not. */
    private static final String MEMBERS = """
            Taro's browser refuses cookies                     | cookies=off | cookies-refused | /help/articles/sign-in-error#browser-settings | desk
            Hanako's mail proof went wrong                     | cookies=kept code=PV401 | other-code | /help/codes/PV401 | desk
            Taro has tried too often                           | cookies=kept shown=limited | limited | /help/codes/SS503 | /recovery
            Hanako was called away while signing in            | code=SS409 | open-too-long | /sign-in | /help/codes/SS409
            Jiro's course has no blog                          | code=SS421 | not-for-me | /help/codes/SS421 | desk
            Taro has switched JavaScript on meanwhile          | code=MP500-J script=on | script-is-back | /sign-in | /help/codes/500-J
            Hanako has not                                     | code=MP500-J script=off | no-script | /help/codes/500-J | desk
            Jiro typed his name without the sub-domain         | shown=user-id | user-id-incomplete | /help/articles/sign-in-error#typing | /recovery
            Taro tapped a link in a message                    | shown=sign-in-again window=in-app | in-another-app | /help/articles/browser-checks#own-window | desk
            Hanako's battery was empty for a year              | shown=browser-fault clock=wrong | clock-off | /help/articles/browser-checks#clock | desk
            Jiro's private window stores nothing               | shown=sign-in-again storage=off | nothing-stored | /help/codes/500-P | desk
            Taro sees code 500 on every device                 | shown=browser-fault cookies=kept elsewhere=fails | every-browser | desk | /help/codes/500-X
            Hanako's cleaner deletes cookies at once           | shown=sign-in-again cookies=kept elsewhere=not-sure | cookies-vanish | /help/codes/500-P | /help/codes/500-X
            Jiro's extension breaks one browser                | code=WM500-X cookies=kept elsewhere=works | this-browser | /help/codes/500-X | /help/codes/500-P
            Taro has allowed cookies meanwhile                 | code=WM500-C cookies=kept elsewhere=not-sure | cookies-are-back | /sign-in | /help/codes/500-X
            Hanako only says code 500                          | shown=browser-fault elsewhere=not-sure | browser-unchecked | /help/articles/sign-in-error#browser-settings | /help/codes/500-X
            Jiro types kana                                    | shown=not-confirmed typing=japanese | japanese-input | /help/codes/SS401-J | /help/articles/sign-in-error#typing
            Taro types full-width letters                      | code=SS401-W | full-width | /help/codes/SS401-W | /help/articles/sign-in-error#typing
            Hanako types a space at the end                    | shown=not-sure typing=spaces | spaces | /help/codes/SS401-S | /help/articles/sign-in-error#typing
            Jiro's Caps Lock is on                             | code=SS401 typing=caps-lock | caps-lock | /help/codes/SS401-L | /help/articles/sign-in-error#typing
            Taro's browser fills in last year's password       | code=SS401 entry=filled | old-entry | /help/articles/sign-in-error#browser-remembers | /help/articles/sign-in-error#not-what-you-think
            Hanako copies from a mail                          | code=SS401 entry=pasted | pasted | /help/codes/SS401-S | /help/articles/sign-in-error#not-what-you-think
            Jiro changed his password yesterday                | code=SS401 entry=typed since=changed | changed | /help/articles/sign-in-error#not-what-you-think | /recovery
            Taro comes back after a year                       | code=SS401 entry=typed since=long-time | long-ago | /recovery | /help/articles/sign-in-error#not-what-you-think
            Hanako reads I for l                               | code=SS401-K entry=typed since=nothing | look-alikes | /help/codes/SS401-K | /help/articles/sign-in-error#not-what-you-think
            Jiro has a new keyboard                            | code=SS401 entry=typed since=new-device | new-keyboard | /help/articles/sign-in-error#typing | /help/articles/sign-in-error#not-what-you-think
            Taro gets in with his phone                        | code=SS401 entry=typed since=nothing elsewhere=works | only-here | /help/articles/sign-in-error#typing | /help/articles/sign-in-error#browser-remembers
            Hanako gets in nowhere                             | code=SS401 entry=typed since=nothing elsewhere=fails | nowhere | /recovery | /help/articles/sign-in-error#not-what-you-think
            Jiro knows no more than the code                   | code=SS401 entry=not-sure since=not-sure elsewhere=not-sure | not-confirmed | /help/articles/sign-in-error#typing | /recovery
            Taro can use his mail but not the blog             | shown=not-sure entry=typed services=one | one-service | /help/codes/SS421 | desk
            Hanako remembers nothing, her phone works          | shown=not-sure entry=typed services=not-sure elsewhere=works | something-here | /help/codes/500-X | desk
            Jiro remembers nothing                             | shown=not-sure entry=not-sure services=not-sure elsewhere=not-sure | unclear | desk | /help/articles/sign-in-error#typing
            """;

    /** What has to be known of somebody who is sent there. */
    private static final Map<Remedy, Set<Finding>> ONLY_FOR = Map.of(
            Remedy.CLOCK,
            Set.of(Finding.CLOCK_WRONG),
            Remedy.OWN_WINDOW,
            Set.of(Finding.WINDOW_IN_APP),
            Remedy.BROWSER_REMEMBERS,
            Set.of(Finding.ENTRY_FILLED),
            Remedy.about(Code.SS503),
            Set.of(Finding.SHOWN_LIMITED),
            Remedy.about(Code.SS401_JAPANESE),
            Set.of(Finding.TYPING_JAPANESE),
            Remedy.about(Code.SS401_FULL_WIDTH),
            Set.of(Finding.TYPING_FULL_WIDTH),
            Remedy.about(Code.SS401_SPACES),
            Set.of(Finding.TYPING_SPACES, Finding.ENTRY_PASTED),
            Remedy.about(Code.SS401_CAPS_LOCK),
            Set.of(Finding.TYPING_CAPS_LOCK),
            Remedy.about(Code.SS401_LOOK_ALIKES),
            Set.of(Finding.TYPING_LOOK_ALIKES));

    /** What contradicts being sent there. */
    private static final Map<Remedy, Set<Finding>> NEVER_FOR = Map.of(
            Remedy.BROWSER_SETTINGS,
            Set.of(Finding.COOKIES_KEPT),
            Remedy.about(Code.BROWSER_NO_SCRIPT),
            Set.of(Finding.SCRIPT_ON),
            Remedy.about(Code.BROWSER_UNDETERMINED),
            Set.of(Finding.ELSEWHERE_FAILS),
            Remedy.RECOVERY,
            Set.of(Finding.SHOWN_LIMITED, Finding.ELSEWHERE_WORKS, Finding.COOKIES_OFF),
            Remedy.SIGN_IN,
            Set.of(Finding.SHOWN_LIMITED, Finding.COOKIES_OFF));

    private final Articles articles = Articles.ours();
    private final Texts texts = new Texts();

    record Member(String who, Findings findings, String row, String remedy, String otherwise) {

        @Override
        public String toString() {
            return who;
        }
    }

    static List<Member> members() {
        return MEMBERS.lines()
                .map(line -> line.split("\\s*\\|\\s*", 5))
                .map(DoctorTableTest::member)
                .toList();
    }

    private static Member member(String... parts) {
        var words = new HashMap<String, String>();
        for (var word : parts[1].split(" ", -1)) {
            words.put(word.replaceFirst("=.*", ""), word.replaceFirst(".*=", ""));
        }
        return new Member(parts[0], Findings.read(words), parts[2], parts[3], parts[4]);
    }

    @ParameterizedTest
    @MethodSource("members")
    void sendsTheMemberToWhatHelps(Member member) {
        var diagnosis = end(member.findings());

        assertThat(diagnosis.row()).isEqualTo(member.row());
        assertThat(where(diagnosis.remedy())).isEqualTo(member.remedy());
        assertThat(where(diagnosis.otherwise())).isEqualTo(member.otherwise());
    }

    @Test
    void hasAMemberForEveryRow() {
        assertThat(members()).extracting(Member::row).containsExactlyElementsOf(rows());
    }

    @Test
    void endsForEverybodyAfterFiveQuestionsAtMost() {
        var reached = new HashSet<String>();

        for (var start : everythingThatChecksAndCodesSay()) {
            walk(start, Set.of(), reached);
        }

        assertThat(reached).containsExactlyInAnyOrderElementsOf(rows());
    }

    @Test
    void looksAtCookiesFirstWhateverElseIsTheMatter() {
        for (var start : everythingThatChecksAndCodesSay()) {
            var refusing = start.with(Finding.COOKIES_OFF);

            if (!end(refusing).remedy().equals(Remedy.BROWSER_SETTINGS)) {
                throw new AssertionError(end(refusing) + " for " + refusing);
            }
        }
    }

    @Test
    void asksNothingThatTheCodeHasAnswered() {
        assertThat(Findings.read(Map.of("code", "SS401")).next()).isEqualTo(new Step.Asks(Question.ENTRY));
        assertThat(Findings.read(Map.of("code", "SS503")).next()).isInstanceOf(Step.Ends.class);
        assertThat(Findings.NONE.next()).isEqualTo(new Step.Asks(Question.SHOWN));
    }

    @Test
    void takesOnlyWordsOfItsOwn() {
        var read = Findings.read(Map.of(
                "code", "SS999", "shown", "other-code", "cookies", "not-sure", "since", "1999", "password", "secret"));

        assertThat(read).isEqualTo(Findings.NONE);
    }

    @Test
    void readsWhatItWrites() {
        for (var member : members()) {
            assertThat(Findings.read(member.findings().fields())).isEqualTo(member.findings());
        }
    }

    @Test
    void tellsTheOperatorCodesAndNothingElse() {
        var findings =
                Findings.read(Map.of("code", "SS401-W", "cookies", "off", "since", "not-sure", "to", "/my-page"));

        assertThat(findings.forOperator("firefox")).isEqualTo("DOC:SS401-W,cookies-off,browser=firefox");
        assertThat(findings.forOperator("")).isEqualTo("DOC:SS401-W,cookies-off");
    }

    @ParameterizedTest
    @MethodSource("members")
    void leadsToSomethingThatIsThereInBothLanguages(Member member) {
        var diagnosis = end(member.findings());

        for (var locale : Languages.ALL) {
            assertThat(texts.keys(locale)).contains("doctor.why." + member.row());
            for (var remedy : List.of(diagnosis.remedy(), diagnosis.otherwise())) {
                isThere(remedy, locale);
            }
        }
        assertThat(diagnosis.remedy()).isNotEqualTo(diagnosis.otherwise());
    }

    @Test
    void hasWordsForEveryQuestionAndAnswer() {
        for (var question : Question.values()) {
            if (question.asked()) {
                assertThat(texts.keys(Locale.JAPANESE)).contains("doctor.question." + question.word());
                assertThat(texts.keys(Locale.JAPANESE))
                        .containsAll(question.offered().stream()
                                .map(finding -> "doctor.answer." + finding.word())
                                .toList());
            }
        }
    }

    @Test
    void asksEachConditionOfOneQuestion() {
        for (var row : Table.ROWS) {
            assertThat(row.when().all())
                    .allSatisfy(oneOf -> assertThat(
                                    oneOf.stream().map(Finding::question).distinct())
                            .hasSize(1));
        }
    }

    private static List<String> rows() {
        return Table.ROWS.stream().map(Table.Row::word).toList();
    }

    /** Hundreds of thousands of ways, so an assertion is only made where something is wrong. */
    private static void walk(Findings findings, Set<Question> asked, Set<String> reached) {
        switch (findings.next()) {
            case Step.Asks(var question) -> {
                if (asked.contains(question) || asked.size() == MOST_QUESTIONS) {
                    throw new AssertionError("asks " + question + " after " + asked + " of " + findings);
                }
                var more = EnumSet.of(question);
                more.addAll(asked);
                walk(findings.unsureOf(question), more, reached);
                question.offered().forEach(finding -> walk(findings.with(finding), more, reached));
            }
            case Step.Ends(var diagnosis) -> {
                reached.add(diagnosis.row());
                agree(findings, diagnosis.remedy());
            }
        }
    }

    private static void agree(Findings findings, Remedy remedy) {
        var needed = ONLY_FOR.getOrDefault(remedy, Set.of());
        if (!needed.isEmpty() && !findings.include(needed)) {
            throw new AssertionError(remedy + " for " + findings);
        }
        if (findings.include(NEVER_FOR.getOrDefault(remedy, Set.of()))) {
            throw new AssertionError(remedy + " in spite of " + findings);
        }
    }

    /** Each combination of what checks may have told or not, with each code that the doctor tells apart, and without. */
    private static List<Findings> everythingThatChecksAndCodesSay() {
        var all = new ArrayList<>(Stream.of(
                        "", "SS401", "SS401-A", "SS401-J", "SS401-W", "SS401-S", "SS401-L", "SS401-K", "SS409", "SS421",
                        "SS503", "WM500-C", "500-J", "SS400-N")
                .map(code -> Findings.read(Map.of("code", code)))
                .toList());
        for (var question : Question.values()) {
            if (!question.asked()) {
                for (var findings : List.copyOf(all)) {
                    question.offered().forEach(finding -> all.add(findings.with(finding)));
                }
            }
        }
        return all;
    }

    private static Diagnosis end(Findings findings) {
        return switch (findings.next()) {
            case Step.Ends(var diagnosis) -> diagnosis;
            case Step.Asks(var question) -> throw new AssertionError("asks " + question + " of " + findings);
        };
    }

    private static String where(Remedy remedy) {
        var address = new EndPage("", remedy, remedy, "", "", Target.MY_PAGE, "").address(remedy);
        return address.isEmpty() ? "desk" : address.replace("?to=%2Fmy-page", "");
    }

    private void isThere(Remedy remedy, Locale locale) {
        switch (remedy) {
            case Remedy.Section(var article, var name) -> {
                assertThat(sections(article, locale))
                        .as("%s in %s", remedy, locale)
                        .contains(name);
                assertThat(texts.keys(locale)).contains("doctor.read." + name);
            }
            case Remedy.ArticleOf(var code) ->
                assertThat(articles.find("codes/" + code.code(), locale)).isPresent();
            case Remedy.SignIn() -> assertThat(texts.keys(locale)).contains("help.again");
            case Remedy.Recovery() -> assertThat(texts.keys(locale)).contains("doctor.recovery");
            case Remedy.Desk() -> assertThat(texts.keys(locale)).contains("doctor.desk");
        }
    }

    private List<String> sections(String article, Locale locale) {
        var names = new ArrayList<String>();
        articles.find(article, locale).orElseThrow().text().accept(new AbstractVisitor() {
            @Override
            public void visit(CustomBlock block) {
                names.add(((Container) block).name());
                visitChildren(block);
            }
        });
        return names;
    }
}
