package genkan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {

    private static final Operator HINATA = new Operator(
            "ひなたネット",
            "Hinata Net",
            List.of("hinata.example"),
            Set.of("aa2"),
            "taro_s@aa2",
            "0120-000-000",
            "9:00-18:00",
            ZoneId.of("Asia/Tokyo"));

    @ParameterizedTest
    @CsvSource({
        "/help,                            /help?lang=en",
        "/help?to=%2Fmy-page,              /help?lang=en&to=%2Fmy-page",
        "/help?lang=ja,                    /help?lang=en",
        "/help?lang=en&lang=ja&x=1,        /help?lang=en&x=1",
        "/help?x=1&lang=ja,                /help?lang=en&x=1",
        "/help?l%61ng=ja,                  /help?lang=en&l%61ng=ja",
        "/help?language=ja,                /help?lang=en&language=ja"
    })
    void offersThisPageInTheOtherLanguage(String path, String inEnglish) {
        var layout = new Layout(
                Locale.JAPANESE, new Texts(), (_, _) -> Optional.empty(), HINATA, path, "", "", "", "", null);

        assertThat(layout.pathInOtherLanguage()).isEqualTo(inEnglish);
        assertThat(URI.create(layout.pathInOtherLanguage()).getPath()).isEqualTo("/help");
    }
}
