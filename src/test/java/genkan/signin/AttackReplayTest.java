package genkan.signin;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.Visitor;
import genkan.activity.SignInRecord;
import genkan.activity.SignInRecord.Result;
import genkan.activity.SignInRecords;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The attack of May 2011 on an internet provider, again: 10,000 pairs from one address, 300 of them right (scenario 30). */
@RunningGenkan
@TestPropertySource(properties = {"genkan.gate.source=50", "genkan.trusted-proxies=127.0.0.0/8, ::1"})
class AttackReplayTest {

    private static final int PAIRS = 10_000;
    private static final int RIGHT = 300;
    private static final String ATTACKER = "203.0.113.66";
    private static final Duration LASTED = Duration.ofDays(2);

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    @Autowired
    Residents residents;

    @Autowired
    SignInRecords records;

    @Autowired
    TestClock clock;

    private record Pair(String userId, String password) {}

    @Test
    void endsEarlyAndIsReportedToTheLastUserId() throws Exception {
        clock.stop();
        var members = IntStream.range(0, RIGHT).mapToObj(_ -> residents.add()).toList();
        var wrong =
                members.subList(0, RIGHT / 2).stream().map(member -> new Pair(member.userId(), "an-old-password-1"));
        var right = members.stream().map(member -> new Pair(member.userId(), member.password()));
        var invented = IntStream.range(0, PAIRS - RIGHT - RIGHT / 2)
                .mapToObj(number -> new Pair("leaked" + number + "@aa2", "leaked-password-" + number));
        var pairs = new ArrayList<>(
                Stream.of(wrong, right, invented).flatMap(kind -> kind).toList());
        Collections.shuffle(pairs, new Random(2011));

        var opened = new HashSet<String>();
        var attacker = new Visitor(port).with("X-Forwarded-For", ATTACKER);
        attacker.get("/sign-in");
        for (var pair : pairs) {
            clock.advance(LASTED.dividedBy(PAIRS));
            var answer = attacker.signIn(pair.userId(), pair.password());
            attacker.cookies().keySet().retainAll(Set.of("genkan-form"));
            if (answer.statusCode() == 303) {
                opened.add(pair.userId());
            }
        }

        assertThat(opened).as("members whose account was opened").hasSizeLessThan(20);
        for (var member : members.subList(0, 20)) {
            assertThat(new Visitor(port)
                            .with("X-Forwarded-For", "192.0.2.9")
                            .signIn(member)
                            .statusCode())
                    .as("a member at home")
                    .isEqualTo(303);
        }
        var touched = touched(members);
        assertThat(reported()).isEqualTo(touched);
        assertThat(reportedAsOpened()).isEqualTo(opened);
    }

    private Set<String> touched(List<Resident> members) throws InterruptedException {
        // The history is written a little after the answer.
        Thread.sleep(1_000);
        return members.stream()
                .filter(member -> records.newest(member.id(), null, false).stream()
                        .filter(record -> record.address().equals(ATTACKER))
                        .map(SignInRecord::result)
                        .anyMatch(Set.of(Result.OK, Result.FAILED, Result.LIMITED)::contains))
                .map(Resident::userId)
                .collect(Collectors.toSet());
    }

    private Set<String> reported() throws Exception {
        return lines().map(line -> line.substring(0, line.indexOf(" "))).collect(Collectors.toSet());
    }

    private Set<String> reportedAsOpened() throws Exception {
        return lines().filter(Pattern.compile("^\\S+ +[1-9]").asPredicate())
                .map(line -> line.substring(0, line.indexOf(" ")))
                .collect(Collectors.toSet());
    }

    private Stream<String> lines() throws Exception {
        var asked = HttpRequest.newBuilder(URI.create("http://localhost:%d/actuator/incident?network=%s&hours=100"
                        .formatted(managementPort, ATTACKER)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var report = client.send(asked, BodyHandlers.ofString()).body();
            assertThat(report).startsWith("300 members were tried from " + ATTACKER);
            return report.lines().skip(2).toList().stream();
        }
    }
}
