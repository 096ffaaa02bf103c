package genkan.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import genkan.PlainBrowser;
import genkan.RunningGenkan;
import genkan.start.StartFault;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.transaction.support.TransactionOperations;

@RunningGenkan
class ServiceTextsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Services services;

    @Autowired
    private Clients clients;

    @Autowired
    private ServiceTexts texts;

    @Autowired
    private TransactionOperations transactions;

    @Test
    void areShownInsteadOfOursWhereTheServiceIsMeant() throws Exception {
        start("500-C", "ラジオは Cookie なしでは流せません（{supportPhone}）。", "\"The radio needs cookies ({supportPhone}).\"");

        assertThat(refusedCookies("ja", "/services/radio")).isEqualTo("ラジオは Cookie なしでは流せません（0120-000-000）。");
        assertThat(refusedCookies("en", "/services/radio")).isEqualTo("The radio needs cookies (0120-000-000).");
        assertThat(refusedCookies("en", "/services/webmail")).startsWith("The mail screen cannot be shown");
    }

    @Test
    void areForgottenWhenTheFileNoLongerHasThem() throws Exception {
        start("500-C", "古い文。", "An old sentence.");
        start("500-P", "別の文。", "Another sentence.");

        assertThat(refusedCookies("en", "/services/radio")).startsWith("Your browser refuses cookies");
    }

    @ParameterizedTest
    @CsvSource({
        "SS401, 文。, Words.,                   which is no code that a service words",
        "WM500-C, 文。, Words.,                 which is no code that a service words",
        "500-C, 文。, <b>Words</b>.,            in English",
        "500-C, '', Words.,                     in Japanese",
        "500-C, 文。, '\"Two\\nlines\"',        in English",
        "500-C, LONG, Words.,                   in Japanese"
    })
    void stopTheStartWithASentenceWhereTheyCannotBeShown(String code, String ja, String en, String fault) {
        assertThatThrownBy(() -> start(code, ja.equals("LONG") ? "あ".repeat(301) : ja, en))
                .isInstanceOf(StartFault.class)
                .hasMessageStartingWith("The service \"radio\" of the configuration ")
                .hasMessageContaining(fault);
    }

    @Test
    void mayBeAsLongAsTheyAreAllowedToBe() throws Exception {
        start("500-C", "あ".repeat(300), "a".repeat(300));

        assertThat(refusedCookies("ja", "/services/radio")).hasSize(300);
    }

    private void start(String code, String ja, String en) throws Exception {
        var yaml = """
                genkan:
                  services:
                    radio:
                      prefix: BR
                      name-ja: ラジオ
                      name-en: Radio
                      texts:
                        %s:
                          ja: %s
                          en: %s
                """.formatted(code, ja, en);
        var environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("genkan.yaml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
                .forEach(environment.getPropertySources()::addFirst);
        var file = Binder.get(environment).bindOrCreate("genkan", ServiceProperties.class);
        new RegistryFile(file, services, clients, texts, transactions).run(new DefaultApplicationArguments());
    }

    private String refusedCookies(String language, String wanted) {
        return new PlainBrowser(port)
                .speaking(language)
                .refusingCookies()
                .open(wanted)
                .signIn("nobody@aa2", "some-password")
                .page()
                .select("#refusal .reason-sentence")
                .text();
    }
}
