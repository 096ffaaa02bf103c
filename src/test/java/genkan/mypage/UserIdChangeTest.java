package genkan.mypage;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PlainBrowser;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.gate.GateProperties;
import genkan.member.Members;
import genkan.member.UserId;
import genkan.member.UserIdAssignment;
import genkan.member.UserIds;
import genkan.mypage.UserIdChange.Outcome;
import genkan.reason.Code;
import genkan.session.SignInMethod;
import genkan.session.SignedIn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Taro changes his User ID (scenario 14). */
@RunningGenkan
class UserIdChangeTest {

    private static final String FORM = "#setting-form";
    private static final int MOST_IN_A_YEAR = 10;

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    UserIdChange change;

    @Autowired
    UserIds userIds;

    @Autowired
    Members members;

    @Autowired
    GateProperties gate;

    @Autowired
    TestClock clock;

    private Resident taro;
    private PlainBrowser visitor;

    @BeforeEach
    void taroIsSignedIn() {
        taro = residents.add();
        visitor = signedIn(taro);
    }

    @Test
    void isReachedFromTheRegisteredInformationAndTheMenu() {
        visitor.open("/my-page/profile");

        assertThat(visitor.page().select("main a[href=/my-page/user-id], .menu a[href=/my-page/user-id]"))
                .hasSize(2);
    }

    @Test
    void readsTheNewOneOutBeforeItIsSaved() {
        ask("taroil10-new");

        assertThat(visitor.page().select("#wanted").text()).isEqualTo("taroil10-new@aa2");
        assertThat(visitor.page().select("#read-out li").eachText())
                .containsSubsequence("i 小文字アイ", "l 小文字エル", "1 数字の1", "0 数字の0", "- ハイフン", "@ アットマーク");
        assertThat(new PlainBrowser(port)
                        .open("/sign-in")
                        .signIn(taro.userId(), taro.password())
                        .path())
                .isEqualTo("/my-page");
        assertThat(userIds.taken(UserId.ofCanonical("taroil10-new@aa2"))).isFalse();
    }

    @Test
    void opensTheDoorWithTheNewOneAndNoLongerWithTheOldOne() {
        var phone = signedIn(taro);
        var wanted = Residents.unused();

        ask(wanted.name());
        confirm(taro.password());

        assertThat(visitor.path()).isEqualTo("/my-page");
        assertThat(visitor.page().select(".told").text()).contains("ユーザーID");
        assertThat(visitor.page().select(".greeting-id").text()).contains(wanted.canonical());
        assertThat(phone.open("/my-page").path()).as("sessions stay").isEqualTo("/my-page");
        var stranger = new PlainBrowser(port);
        assertThat(stranger.open("/sign-in")
                        .signIn(taro.userId(), taro.password())
                        .codes())
                .startsWith("SS401");
        assertThat(stranger.open("/sign-in")
                        .signIn(wanted.canonical(), taro.password())
                        .path())
                .isEqualTo("/my-page");
    }

    @Test
    void leavesTheMarkOfTheBrowserWhichThenExplainsTheOldOne() {
        var wanted = Residents.unused();
        ask(wanted.name());
        confirm(taro.password());
        visitor.submit("form[action=/sign-out]", Map.of());

        visitor.open("/sign-in").signIn(taro.userId(), taro.password());

        assertThat(visitor.codes()).startsWith("SS401", "SS401-A");
    }

    @Test
    void keepsTheOldOneRetiredForAllTime() {
        ask(Residents.unused().name());
        confirm(taro.password());

        var former = userIds.find(taro.member().userId()).orElseThrow();
        assertThat(former.state()).isEqualTo(UserIdAssignment.State.RETIRED);
        assertThat(former.endedBy()).isEqualTo(UserIdAssignment.Origin.MEMBER);
        assertThat(former.until()).isNotNull();

        ask(taro.member().userId().name());
        assertThat(visitor.codes()).as("nor back to himself").startsWith("ID409");
        var hanako = residents.add();
        visitor = signedIn(hanako);
        ask(taro.member().userId().name());
        assertThat(visitor.codes()).startsWith("ID409");
    }

    @Test
    void refusesWhatLooksLikeSomebodysOrFormerlySomebodys() {
        residents.with().userId("asagao-il0@aa2").add();
        ask("asagao-l1o");
        assertThat(visitor.codes()).startsWith("ID409");

        var renamed = residents.with().renamed(clock.instant()).add();
        ask(UserId.ofCanonical(
                        renamed.formerly() == null ? "" : renamed.formerly().canonical())
                .name());
        assertThat(visitor.codes()).startsWith("ID409");

        ask(taro.member().userId().name());
        assertThat(visitor.codes()).startsWith("ID409");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "@",
                "taro ichiro",
                "たろう",
                "taro+1",
                "someone",
                "ＳＯＭＥＯＮＥ",
                "taro-x@bb3",
                "taro-x@mail.example",
                "\u0000",
                "<script>"
            })
    void refusesWhatBreaksTheRules(String typed) {
        ask(typed);

        assertThat(visitor.codes()).startsWith("ID422");
        assertThat(visitor.body()).doesNotContain("<script>");
    }

    @Test
    void refusesATextOfAnyLength() {
        ask("x".repeat(65));
        assertThat(visitor.codes()).startsWith("ID422");

        ask("x".repeat(5_000));
        assertThat(visitor.codes()).startsWith("ID422");
    }

    @Test
    void readsCapitalsAndFullWidthAndTheOwnSubdomain() {
        var wanted = Residents.unused();

        ask("Ｔ" + wanted.name().substring(1).toUpperCase(Locale.ROOT) + "@AA2");

        assertThat(visitor.page().select("#wanted").text()).isEqualTo(wanted.canonical());
    }

    @Test
    void savesNothingWithoutTheCurrentPassword() {
        var wanted = Residents.unused();
        ask(wanted.name());

        confirm("");
        assertThat(visitor.codes()).startsWith("SS400-B");
        confirm("a guess");
        assertThat(visitor.codes()).startsWith("SS401");
        assertThat(visitor.body()).doesNotContain("a guess");
        assertThat(userIds.taken(wanted)).isFalse();

        for (int guess = 1; guess < gate.knownDevice().tries(); guess++) {
            confirm(Residents.guess(guess, taro.userId()));
        }
        confirm(taro.password());
        assertThat(visitor.codes()).containsExactly("SS503");
        assertThat(visitor.status()).isEqualTo(429);
        assertThat(userIds.taken(wanted)).isFalse();
    }

    @Test
    void savesNothingThatTheFirstStepWouldNotLetThrough() {
        var hanako = residents.add();
        visitor.open("/my-page/user-id");
        var token = visitor.page().expectFirst("input[name=_csrf]").val();

        visitor.post(
                "/my-page/user-id",
                Map.of(
                        "_csrf",
                        token,
                        "new-name",
                        hanako.member().userId().name(),
                        "confirmed",
                        "yes",
                        "current-password",
                        taro.password()));

        assertThat(visitor.codes()).startsWith("ID409");
    }

    @Test
    void lets10ChangesThroughInAFiscalYear() {
        for (int i = 0; i < MOST_IN_A_YEAR; i++) {
            ask(Residents.unused().name());
            confirm(taro.password());
            assertThat(visitor.path()).isEqualTo("/my-page");
        }

        ask(Residents.unused().name());

        assertThat(visitor.codes()).startsWith("ID429");
    }

    @Test
    void countsNeitherChangesOfTheYearBeforeNorTheOperators() {
        for (int i = 0; i < MOST_IN_A_YEAR; i++) {
            formerly(clock.instant().minus(Duration.ofDays(366)), UserIdAssignment.Origin.MEMBER);
            formerly(clock.instant(), UserIdAssignment.Origin.CAMPAIGN);
        }

        ask(Residents.unused().name());

        assertThat(visitor.page().select("#wanted")).hasSize(1);
    }

    private void formerly(Instant until, UserIdAssignment.Origin by) {
        userIds.assign(new UserIdAssignment(
                Residents.unused(),
                taro.id(),
                UserIdAssignment.State.RETIRED,
                taro.member().since(),
                until,
                by));
    }

    @Test
    void countsAskingWhichOnesAreTaken() {
        var name = residents.add().member().userId().name();
        for (int question = 0; question < 10; question++) {
            ask(name);
            assertThat(visitor.codes()).startsWith("ID409");
        }

        ask(name);

        assertThat(visitor.codes()).startsWith("SS503");
        assertThat(signedIn(taro).path()).as("signing in is not concerned").isEqualTo("/my-page");
    }

    @Test
    void givesOneOfManyWhoWantLookAlikesAtTheSameTime() throws Exception {
        for (int round = 0; round < 5; round++) {
            var base = Residents.unused().name();
            var wishes = new ArrayList<Callable<Outcome>>();
            var neighbours = new ArrayList<Resident>();
            for (var ending : List.of("-il", "-li", "-11", "-l1", "-ii", "-1i")) {
                var neighbour = residents.add();
                neighbours.add(neighbour);
                wishes.add(() -> change.save(
                        session(neighbour), base + ending, neighbour.password(), "192.0.2.1", "Firefox (Linux)"));
            }

            var outcomes = together(wishes);

            assertThat(outcomes).filteredOn(Outcome.Saved.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(Outcome.Refused.class::isInstance)
                    .hasSize(5)
                    .allSatisfy(outcome -> assertThat(((Outcome.Refused) outcome).reasons())
                            .singleElement()
                            .satisfies(reason -> assertThat(reason.code()).isEqualTo(Code.ID409)));
            for (var neighbour : neighbours) {
                var now = members.find(neighbour.id()).orElseThrow().userId();
                assertThat(userIds.find(now))
                        .hasValueSatisfying(found -> assertThat(found.active()).isTrue());
            }
        }
    }

    @Test
    void givesAMemberOneOfTwoWishesOfTheSameTime() throws Exception {
        for (int round = 0; round < 5; round++) {
            var hanako = residents.add();
            var session = session(hanako);
            var first = Residents.unused();
            var second = Residents.unused();

            var outcomes = together(List.of(
                    () -> change.save(session, first.name(), hanako.password(), "192.0.2.1", "Firefox (Linux)"),
                    () -> change.save(session, second.name(), hanako.password(), "192.0.2.1", "Firefox (Linux)")));

            assertThat(outcomes).filteredOn(Outcome.Saved.class::isInstance).hasSize(1);
            assertThat(userIds.taken(first)).isNotEqualTo(userIds.taken(second));
        }
    }

    private static <T> List<T> together(List<Callable<T>> wishes) throws Exception {
        var start = new CyclicBarrier(wishes.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<T>>();
            for (var wish : wishes) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return wish.call();
                }));
            }
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    private SignedIn session(Resident member) {
        return new SignedIn(
                member.id(),
                member.member().userId(),
                member.member().name(),
                1,
                clock.instant(),
                SignInMethod.PASSWORD,
                "subject",
                "session",
                Set.of());
    }

    private PlainBrowser signedIn(Resident member) {
        return new PlainBrowser(port).open("/sign-in").signIn(member.userId(), member.password());
    }

    private void ask(String name) {
        visitor.open("/my-page/user-id").submit(FORM, Map.of("new-name", name));
    }

    private void confirm(String password) {
        visitor.submit(FORM, Map.of("current-password", password));
    }
}
