package genkan.help;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.help.PersonalData.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "09012345678",
                "090-1234-5678 に電話してください",
                "０９０ー１２３４ー５６７８",
                "①②③④⑤⑥⑦",
                "❶❷❸❹❺❻❼",
                "⑴⑵⑶⑷⑸⑹⑺",
                "〇九〇一二三四五六七八",
                "零九零-一二三四-五六七八",
                "0 9 0 1 2 3 4 5 6 7 8",
                "090.1234.5678",
                "(03) 1234-5678",
                "090の1234の5678",
                "電話は０９０　１２３４　５６７８です",
                "0\u200B9\u200B0\u200B1\u200B2\u200B3\u200B4\u200B5",
                "0\uFE0F\u20E39\uFE0F\u20E30\uFE0F\u20E31\uFE0F\u20E32\uFE0F\u20E33\uFE0F\u20E34",
                "𝟎𝟗𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖",
                "٠٩٠١٢٣٤٥٦٧٨",
                "お客様番号 1234567"
            })
    void findsANumberOfAPerson(String text) {
        assertThat(PersonalData.in(text)).containsExactly(Kind.PHONE);
        assertThat(PersonalData.masked(text)).contains("●●●").doesNotContainPattern("[0-9０-９]{3}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111 1111 1111 1111", "４１１１−１１１１−１１１１−１１１１", "378282246310005"})
    void findsACard(String text) {
        assertThat(PersonalData.in(text)).containsExactly(Kind.CARD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"taro@mail.example", "ｔａｒｏ＠ｍａｉｌ．ｅｘａｍｐｌｅ です", "taro (at) mail.example", "taroアットマークmail.example"})
    void findsAMailAddress(String text) {
        assertThat(PersonalData.in(text)).containsExactly(Kind.MAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"taro_s@aa2", "IDはｔａｒｏ＿ｓ＠ａａ２です", "Taro_S＠aa2 でログインできない"})
    void findsAUserId(String text) {
        assertThat(PersonalData.in(text)).containsExactly(Kind.USER_ID);
        assertThat(PersonalData.masked(text)).doesNotContain("aa2", "ａａ２");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "〒100",
                "〒 123 の近く",
                "東京都千代田区丸の内1丁目に住んでいます",
                "神奈川県横浜市西区みなとみらい2-2",
                "北海道札幌市中央区北一条西二丁目",
                "横浜市西区みなとみらい三丁目",
                "1-2-3 Jingumae, Shibuya-ku, Tokyo"
            })
    void findsAnAddress(String text) {
        assertThat(PersonalData.in(text)).contains(Kind.ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "パスワードはopensesameです",
                "パスワードは「Open-Sesame」なんですが",
                "ﾊﾟｽﾜｰﾄﾞは abc12 です",
                "パスワード：ｈｕｎｔｅｒ２",
                "パスワード hunter2 で入れません",
                "暗証番号は1234です",
                "hunter2がパスワードです",
                "my password is sunshine",
                "My Password: sunshine!",
                "password = correcthorse",
                "pw:abcd",
                "my pin is 1234",
                "hunter2 is my password"
            })
    void findsAPassword(String text) {
        assertThat(PersonalData.in(text)).containsExactly(Kind.PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "パスワードを忘れました",
                "パスワードは何文字ですか",
                "パスワードは15文字以上と言われました",
                "パスワードが違うと出ます",
                "パスワードは Chrome に保存しています",
                "パスワードを Cookie に保存",
                "パスワードは SS401-P と表示されます",
                "my password is not accepted",
                "My password is wrong.",
                "password is expired",
                "what is my password",
                "where is the password field?",
                "password reset",
                "SS503",
                "MP500-C と SS401-W が出ます",
                "コード500",
                "Windows 11 の Edge 120 を使っています",
                "9:00-18:00 に電話できません",
                "2026年11月24日にログインできませんでした",
                "@の右側は何ですか",
                "一度も二度も三度も失敗しました",
                "東京都に住んでいます",
                "ユーザーIDとパスワードを区別して入力する"
            })
    void leavesEverydayQuestionsAlone(String text) {
        assertThat(PersonalData.in(text)).isEmpty();
        assertThat(PersonalData.masked(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "電話は０９０−１２３４−５６７８です。|電話は●●●です。",
                "taro_s@aa2 のパスワードは sunshine です|●●● のパスワードは ●●● です",
                "mail taro@mail.example or 090-1234-5678|mail ●●● or ●●●"
            })
    void masksNothingElse(String text, String masked) {
        assertThat(PersonalData.masked(text)).isEqualTo(masked);
    }

    @Test
    void isQuickWithLongAndOddText() {
        for (var odd : new String[] {"a", "1 ", "@", "パスワード", "県市", "1-", "ﾊﾟ", "〒", "\uD800", "一", "a@", "☎"}) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(5), () -> PersonalData.masked(odd.repeat(20_000 / odd.length())), odd);
        }
    }
}
