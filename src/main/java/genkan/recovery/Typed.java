package genkan.recovery;

import genkan.web.Forms;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;

/** What the claim's form sent; all of it is kept when the form is shown again. */
public record Typed(By by, String userId, String mail, String kana, String birthDate) {

    /** What somebody still knows. */
    public enum By {
        USER_ID("user-id"),
        MAIL("mail"),
        NAME("name");

        private final String field;

        By(String field) {
            this.field = field;
        }

        /** How the form names it. */
        public String field() {
            return field;
        }
    }

    static Typed nothing(By by, String userId) {
        return new Typed(by, userId, "", "", "");
    }

    static Typed in(HttpServletRequest request) {
        var by = Forms.field(request, "by");
        return new Typed(
                Arrays.stream(By.values())
                        .filter(known -> known.field.equals(by))
                        .findFirst()
                        .orElse(By.USER_ID),
                ClaimReading.cut(Forms.field(request, "user-id")),
                ClaimReading.cut(Forms.field(request, "mail")),
                ClaimReading.cut(Forms.field(request, "kana")),
                ClaimReading.cut(Forms.field(request, "birth-date")));
    }

    @Override
    public String toString() {
        return "Typed[" + by + ", hidden]";
    }
}
