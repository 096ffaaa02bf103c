package genkan.clerk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import genkan.RunningGenkan;
import genkan.TestClock;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A page of the help desk is none of an editor's. */
@RunningGenkan
class ClerkRoleTest {

    @LocalServerPort
    int port;

    @Autowired
    Clerks clerks;

    @Autowired
    WrongRoles wrongRoles;

    @Autowired
    Staff staff;

    @Autowired
    TestClock clock;

    @Test
    void letsThroughWhoHasIt() {
        assertThat(clerks.demand(Role.EDITOR, requestOf(Role.EDITOR)).role()).isEqualTo(Role.EDITOR);
    }

    @Test
    void refusesWhoHasAnotherAndWhoIsNotSignedIn() {
        assertThatThrownBy(() -> clerks.demand(Role.HELP_DESK, requestOf(Role.EDITOR)))
                .isInstanceOf(WrongRole.class);
        assertThatThrownBy(() -> clerks.demand(Role.HELP_DESK, new MockHttpServletRequest()))
                .isInstanceOf(WrongRole.class);
    }

    @ParameterizedTest
    @CsvSource({"ja, 役割が異なります, ヘルプデスク", "en, For another role, Help desk"})
    void saysSoWith403InBothLanguages(String language, String title, String role) throws Exception {
        var request = requestOf(Role.EDITOR);
        request.addHeader("Accept-Language", language);
        request.addPreferredLocale(Locale.of(language));
        var response = new MockHttpServletResponse();

        wrongRoles.refuse(new WrongRole(Role.HELP_DESK), request).render(null, request, response);

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getContentAsString()).contains(title, role);
    }

    private MockHttpServletRequest requestOf(Role role) {
        var colleagues = new Colleagues(staff, clock);
        var browser = colleagues.signedIn(port, colleagues.add(role));
        var request = new MockHttpServletRequest("GET", "/operator/chats");
        request.setCookies(new Cookie("genkan-operator", browser.cookies().get("genkan-operator")));
        return request;
    }
}
