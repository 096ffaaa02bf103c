package genkan.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class TargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/my-page",
                "/my-page/history?service=webmail&failures=true",
                "/services/webmail",
                "/help?to=%2Fmy-page",
                "/sign-inside",
                "/a/https://evil.example"
            })
    void isThePageThatTheMemberWanted(String path) {
        assertThat(Target.of(path).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "my-page",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "/\\/evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "\t//evil.example",
                " //evil.example",
                "https:evil.example",
                "https://evil.example",
                "HTTPS://evil.example",
                "https://login.hinata.example@evil.example",
                "https://login.hinata.example@evil.example@evil.example",
                "javascript:alert(1)",
                "java\tscript:alert(1)",
                "data:text/html,x",
                "/my-page\r\nSet-Cookie: a=b",
                "/my-page\u0000",
                "/マイページ",
                "/my-page\u2028",
                "/my\\page",
                "/sign-in",
                "/sign-in?to=/sign-in",
                "/sign-in/language",
                "/sign-out",
                "/error"
            })
    void isMyPageWhereItWouldLeadElsewhereOrNowhere(String asked) {
        assertThat(Target.of(asked)).isEqualTo(Target.MY_PAGE);
    }

    /** These stay on our own site whatever a browser makes of them: no host can be named behind the first slash. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..;//evil.example",
                "/%2f/evil.example",
                "/%5cevil.example",
                "/.//evil.example",
                "/@evil.example",
                "/@@"
            })
    void staysOnOurOwnSite(String asked) {
        assertThat(TargetProperties.leadsAway(Target.of(asked).path())).isFalse();
    }

    @Test
    void isMyPageWhereNothingOrTooMuchWasAskedFor() {
        assertThat(Target.of((String) null)).isEqualTo(Target.MY_PAGE);
        assertThat(Target.of("/" + "a".repeat(3_999)).path()).hasSize(4_000);
        assertThat(Target.of("/" + "a".repeat(4_000))).isEqualTo(Target.MY_PAGE);
    }

    @Test
    void isThePageItselfForARequestThatReadsAndMyPageForOneThatWrites() {
        var read = new MockHttpServletRequest("GET", "/my-page/history");
        read.setQueryString("service=blog");
        var write = new MockHttpServletRequest("POST", "/my-page/history/not-me");

        assertThat(Target.of(read).signIn()).isEqualTo("/sign-in?to=%2Fmy-page%2Fhistory%3Fservice%3Dblog");
        assertThat(Target.of(write)).isEqualTo(Target.MY_PAGE);
    }
}
