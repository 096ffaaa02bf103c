package genkan.phone;

import genkan.gate.Allowance;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Numbers that members call, for tests of other packages. */
public final class OurNumbers {

    private OurNumbers() {}

    public static DialledNumbers of(List<String> written) {
        var any = Allowance.of("1/1m");
        var properties = new PhoneProperties(
                written, List.of("JP"), Set.of(PhoneKind.MOBILE), Duration.ofMinutes(3), any, any, any);
        return new DialledNumbers(new PhoneNumbers(properties), written);
    }
}
