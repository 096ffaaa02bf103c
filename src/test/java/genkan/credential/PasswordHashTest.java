package genkan.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import genkan.credential.Recipe.Argon2id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

    private static final String SALT = "c2l4dGVlbiBieXRlIHNsdA";
    private static final String TAG = "vshuSVdB9veMsKC0DDGxeJiAJQ+zduILZPb/JYpyQiU";
    private static final String STORED = "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$" + TAG;

    @Test
    void isReadAsItWasStored() {
        var hash = PasswordHash.parse(STORED);

        assertThat(hash.recipe()).isEqualTo(new Argon2id(new Cost(19_456, 2, 1), SALT));
        assertThat(hash.tag(Seals.another())).hasSize(32);
        assertThat(hash.phc()).isEqualTo(STORED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"m=8,t=1,p=1", "m=262144,t=4,p=1", "m=65536,t=16,p=4", "m=32,t=1,p=4"})
    void isReadUpToTheCostThatCanBeBorne(String cost) {
        assertThat(PasswordHash.parse(withCost(cost)).phc()).isEqualTo(withCost(cost));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m=7,t=1,p=1",
                "m=31,t=1,p=4",
                "m=262145,t=1,p=1",
                "m=999999,t=1,p=1",
                "m=4294967295,t=1,p=1",
                "m=99999999999999999999,t=1,p=1",
                "m=19456,t=17,p=1",
                "m=19456,t=4294967295,p=1",
                "m=262144,t=5,p=1",
                "m=65537,t=16,p=1",
                "m=19456,t=2,p=5",
                "m=19456,t=2,p=16777215"
            })
    void isRefusedWhenItsCostWouldHoldUpTheOthers(String cost) {
        assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.parse(withCost(cost)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m=0,t=2,p=1",
                "m=19456,t=0,p=1",
                "m=19456,t=2,p=0",
                "m=-1,t=2,p=1",
                "m=+19456,t=2,p=1",
                "m=019456,t=2,p=1",
                "m=19456,t=02,p=1",
                "m=1e4,t=2,p=1",
                "m=19456,t=2",
                "m=19456,t=2,p=1,keyid=AA",
                "t=2,m=19456,p=1",
                "m=19456, t=2, p=1",
                "m=\uFF11\uFF19,t=2,p=1"
            })
    void isRefusedInAnyOtherSpelling(String cost) {
        assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.parse(withCost(cost)));
    }

    @ParameterizedTest
    @CsvSource({
        "c2l4dGVlbiBieXRlIHNsdA, vshuSVdB9veMsKC0DDGxeJiAJQ+zduILZPb/JYpyQiU=, padding",
        "c2l4dGVlbiBieXRlIHNsdA, vshuSVdB9veMsKC0DDGxeJiAJQ+zduILZPb/JYpyQiV, stray bits in the tag",
        "c2l4dGVlbiBieXRlIHNsdB, vshuSVdB9veMsKC0DDGxeJiAJQ+zduILZPb/JYpyQiU, stray bits in the salt",
        "c2l4dGVlbiBieXRlIHNsdA, vshuSVdB9veMsKC0DDGxeJiAJQ-zduILZPb_JYpyQiU, the URL's alphabet",
        "c2l4dGVlbiBieXRlIHNsd, vshuSVdB9veMsKC0DDGxeJiAJQ+zduILZPb/JYpyQiU, a length Base64 cannot have",
        "'', vshuSVdB9veMsKC0DDGxeJiAJQ+zduILZPb/JYpyQiU, no salt",
        "c2l4dGVl, vshuSVdB9veMsKC0DDGxeJiAJQ+zduILZPb/JYpyQiU, six bytes of salt",
        "c2l4dGVlbiBieXRlIHNsdA, '', no tag",
        "c2l4dGVlbiBieXRlIHNsdA, vshuSVdB, six bytes of tag",
        "c2l4dGVlbiBieXRlIHNsdA, ' vshuSVdB9veMsKC0DDGxeJiAJQ+zduILZPb/JYpyQiU', a space",
        "c2l4dGVlbiBieXRlIHNsdA, vshuSVdB9veMsKC0DDGxeJiAJQ+zduILZPb/JYpyQiU$, a sixth part"
    })
    void isRefusedWithAnyOtherSaltOrTag(String salt, String tag, String what) {
        assertThatIllegalArgumentException()
                .as(what)
                .isThrownBy(() -> PasswordHash.parse("$argon2id$v=19$m=19456,t=2,p=1$" + salt + "$" + tag));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$",
                "$argon2i$v=19$m=19456,t=2,p=1$c2l4dGVlbiBieXRlIHNsdA$vshuSVdB9veMsKC0DDGxeJiAJQ+zduILZPb/JYpyQiU",
                "$argon2d$v=19$m=19456,t=2,p=1$c2l4dGVlbiBieXRlIHNsdA$vshuSVdB9veMsKC0DDGxeJiAJQ+zduILZPb/JYpyQiU",
                "$argon2id$v=16$m=19456,t=2,p=1$c2l4dGVlbiBieXRlIHNsdA$vshuSVdB9veMsKC0DDGxeJiAJQ+zduILZPb/JYpyQiU",
                "$argon2id$m=19456,t=2,p=1$c2l4dGVlbiBieXRlIHNsdA$vshuSVdB9veMsKC0DDGxeJiAJQ+zduILZPb/JYpyQiU",
                "$argon2id$v=19$m=19456,t=2,p=1$c2l4dGVlbiBieXRlIHNsdA",
                "$argon2id$v=19$m=19456,t=2,p=1$c2l4dGVlbiBieXRlIHNsdA$vshuSVdB9veMsKC0DDGxeJiAJQ+zduILZPb/JYpyQiU\n",
                "$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW"
            })
    void isRefusedWhenItIsAnotherKindOfHash(String stored) {
        assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.parse(stored));
    }

    @Test
    void isRepeatedInNoMessage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PasswordHash.parse(STORED + "!"))
                .withMessageNotContainingAny(SALT, TAG);
    }

    @Test
    void isNotPrinted() {
        assertThat(PasswordHash.parse(STORED)).hasToString("PasswordHash[hidden]");
    }

    private static String withCost(String cost) {
        return STORED.replace("m=19456,t=2,p=1", cost);
    }
}
