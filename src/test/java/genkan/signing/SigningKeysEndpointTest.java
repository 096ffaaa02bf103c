package genkan.signing;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.RunningGenkan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningGenkan
class SigningKeysEndpointTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalManagementPort
    int management;

    @LocalServerPort
    int pages;

    @Autowired
    SigningKeys keys;

    @Test
    void listsTheKeysWithoutTheirPrivateParts() throws Exception {
        var answer = send(at(management, "").GET());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("[{\"algorithm\":\"ES256\",\"state\":\"")
                .contains("\"algorithm\":\"RS256\"", "\"kid\":\"")
                .doesNotContain("\"d\"", "sealed");
    }

    @Test
    void rotatesWhenToldWhen() throws Exception {
        var signedBefore = keys.signing(SealedKeys.ALGORITHMS.getFirst()).getKeyID();

        var answer = send(at(management, "")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"now\":true}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(keys.signing(SealedKeys.ALGORITHMS.getFirst()).getKeyID())
                .isNotEqualTo(signedBefore)
                .satisfies(kid -> assertThat(answer.body()).contains(kid));
        assertThat(answer.body()).contains("\"retired\"");
    }

    @Test
    void doesNothingForAFormOfAWebPageOnThisMachine() throws Exception {
        var before = keys.published();

        var empty = send(at(management, "").POST(BodyPublishers.noBody()));
        var text = send(at(management, "")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"now\":true}")));
        var form = send(at(management, "?now=true")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("now=true")));

        assertThat(empty.statusCode()).isEqualTo(415);
        assertThat(text.statusCode()).isEqualTo(415);
        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(keys.published().getKeys()).isEqualTo(before.getKeys());
    }

    @Test
    void takesAKeyAwayAndKnowsNoOther() throws Exception {
        var stolen = keys.signing(SealedKeys.ALGORITHMS.getLast()).getKeyID();

        var answer = send(at(management, "/" + stolen).DELETE());
        var again = send(at(management, "/" + stolen).DELETE());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(stolen);
        assertThat(keys.find(stolen)).isEmpty();
        assertThat(again.statusCode()).isEqualTo(404);
    }

    @Test
    void isNotThereForMembers() throws Exception {
        assertThat(send(at(pages, "").GET()).statusCode()).isEqualTo(404);
    }

    private static HttpRequest.Builder at(int port, String rest) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/signingkeys" + rest));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
