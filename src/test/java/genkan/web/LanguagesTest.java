package genkan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ja                           | ja
            ja-JP,ja;q=0.9,en;q=0.8      | ja
            en                           | en
            en-GB,en;q=0.9               | en
            de-DE,de;q=0.9,en;q=0.5      | en
            de-DE,de;q=0.9               | ja
            en;q=0.1,ja;q=0.9            | ja
            zh-TW,zh;q=0.9,ja;q=0.7,en;q=0.6 | ja
            """)
    void areWhatTheBrowserAsksForFirst(String header, String language) {
        var request = new MockHttpServletRequest();
        request.addHeader("Accept-Language", header);

        assertThat(Languages.asked(request)).isEqualTo(Locale.of(language));
    }

    @Test
    void areJapaneseWhenTheBrowserAsksForNone() {
        assertThat(Languages.asked(new MockHttpServletRequest())).isEqualTo(Locale.JAPANESE);
    }

    @Test
    void areTwo() {
        assertThat(Languages.ALL)
                .allMatch(language -> Languages.nearest(language).equals(language));
        assertThat(Languages.other(Locale.JAPANESE)).isEqualTo(Locale.ENGLISH);
        assertThat(Languages.other(Locale.ENGLISH)).isEqualTo(Locale.JAPANESE);
        assertThat(Languages.nearest(Locale.US)).isEqualTo(Locale.ENGLISH);
        assertThat(Languages.nearest(Locale.GERMAN)).isEqualTo(Locale.JAPANESE);
    }
}
