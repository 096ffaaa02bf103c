package genkan.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUriTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/callback",
                "https://shop.example:8443/callback?tenant=1",
                "http://localhost:8090/callback",
                "http://127.0.0.1/callback",
                "http://[::1]/callback",
                "com.example.app:/callback"
            })
    void mayBeRegistered(String uri) {
        assertThat(RedirectUri.fault(uri)).isEmpty();
    }

    /** CVE-2026-9086 and its kind: whatever a browser would run, or send to somebody else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "JAVASCRIPT://shop.example/%0aalert(1)",
                "data:text/html,hello",
                "DATA:text/html,hello",
                "vbscript:hello",
                "file:///etc/passwd",
                "blob:https://shop.example/1",
                "about:blank",
                "http://shop.example/callback",
                "HTTP://shop.example/callback",
                "http://localhost.shop.example/callback",
                "http://127.0.0.1.shop.example/callback",
                "https://user@shop.example/callback",
                "https://user:word@shop.example/callback",
                "https://shop.example/callback#fragment",
                "https://*.shop.example/callback",
                "https://shop.example/*",
                "https:///callback",
                "https:callback",
                "//shop.example/callback",
                "/callback",
                "shop.example/callback",
                "https://shop.example/call back",
                "https://shop.example\\@evil.example/callback",
                ""
            })
    void mayNotBeRegistered(String uri) {
        assertThat(RedirectUri.fault(uri)).isPresent();
    }
}
