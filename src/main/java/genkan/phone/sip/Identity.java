package genkan.phone.sip;

import genkan.phone.Caller;
import genkan.phone.sip.Message.Request;
import genkan.phone.sip.Passports.Verdict;
import genkan.phone.sip.SipProperties.Header;
import genkan.phone.sip.SipProperties.Line;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who calls, as far as the trunk vouches for it. Everything that speaks against the number is looked at before the number,
 * and where two things differ nobody is believed.
 */
final class Identity {

    private static final Set<String> SAYS_NOTHING_OF_THE_NUMBER = Set.of("none", "session", "critical", "history");

    /** Why there is no number, as networks in Japan write it beside an anonymous address. */
    private static final List<String> NO_NUMBER_TO_GIVE =
            List.of("payphone", "coin line", "unavailable", "interaction with other service");

    private static final List<String> ABROAD = List.of("010", "00", "+010");
    private static final String JAPAN = "81";
    private static final int SHORTEST = 3;
    private static final int LONGEST = 20;

    private final Passports passports;

    Identity(Passports passports) {
        this.passports = passports;
    }

    Caller caller(Request request, Line line, String called, Instant at) {
        if (isDiverted(request)) {
            return new Caller.Diverted();
        }
        var from = Party.read(request.field("from"));
        var vouched = vouched(request, line);
        if (isPayphone(from, vouched)) {
            return new Caller.Unavailable();
        }
        if (isPrivate(request)) {
            return new Caller.Withheld();
        }
        var anonymous = from.filter(Identity::isAnonymous);
        if (anonymous.isPresent()) {
            return whyAnonymous(anonymous.get());
        }
        if (vouched.isEmpty()) {
            return from.filter(party -> isNumber(plain(party.uri().user()))).isPresent()
                    ? new Caller.Unproven()
                    : new Caller.Unavailable();
        }
        return shown(request, line, vouched, called, at);
    }

    private Caller shown(Request request, Line line, List<Party> vouched, String called, Instant at) {
        var numbers = vouched.stream().map(party -> party.uri().user()).toList();
        if (numbers.stream().map(Identity::national).distinct().count() > 1) {
            return new Caller.Unproven();
        }
        var number = plain(numbers.getFirst());
        if (!isNumber(number)) {
            return numbers.getFirst().equalsIgnoreCase("anonymous") ? new Caller.Withheld() : new Caller.Unavailable();
        }
        if (comesFromAbroadAsOneOfJapan(number) || vouched.stream().anyMatch(Identity::failedElsewhere)) {
            return new Caller.Unproven();
        }
        return isProved(request, line, number, called, at) ? new Caller.Shown(number) : new Caller.Unproven();
    }

    private boolean isProved(Request request, Line line, String number, String called, Instant at) {
        var required = line.requireAttest();
        if (required == null && (passports.none() || !request.fields().has("identity"))) {
            return true;
        }
        return switch (passports.verify(request.fields().each("identity"), national(number), national(called), at)) {
            case Verdict.Signed(var attest) -> required == null || attest.compareTo(required) <= 0;
            case Verdict.Worthless() -> false;
        };
    }

    private static List<Party> vouched(Request request, Line line) {
        return line.identity().stream()
                .map(header -> request.fields().each(name(header)))
                .filter(values -> !values.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream()
                .flatMap(value -> Party.read(value).stream())
                .toList();
    }

    private static String name(Header header) {
        return switch (header) {
            case P_ASSERTED_IDENTITY -> "p-asserted-identity";
            case REMOTE_PARTY_ID -> "remote-party-id";
            case FROM -> "from";
        };
    }

    private static boolean isDiverted(Request request) {
        return request.fields().has("diversion")
                || request.fields().each("history-info").stream().anyMatch(Identity::tellsACause)
                || request.fields().each("identity").stream()
                        .anyMatch(identity -> Syntax.parameter(Syntax.split(identity, ';'), "ppt", "")
                                .equals("div"));
    }

    /** The first entry is merely the number that was dialled; one with a cause sent the call on (RFC 4458, 7044). */
    private static boolean tellsACause(String entry) {
        var small = entry.toLowerCase(Locale.ROOT);
        return small.contains("cause=") || small.contains("cause%3d");
    }

    private static boolean isPrivate(Request request) {
        return request.fields().first("privacy").stream()
                .flatMap(privacy -> Syntax.split(privacy.toLowerCase(Locale.ROOT), ';').stream())
                .anyMatch(wish -> !SAYS_NOTHING_OF_THE_NUMBER.contains(wish));
    }

    private static boolean isPayphone(Optional<Party> from, List<Party> vouched) {
        return Stream.concat(from.stream(), vouched.stream())
                .anyMatch(party -> party.anywhere("cpc").equalsIgnoreCase("payphone"));
    }

    private static boolean isAnonymous(Party from) {
        return from.uri().host().equals("anonymous.invalid")
                || from.uri().user().equalsIgnoreCase("anonymous");
    }

    private static Caller whyAnonymous(Party from) {
        var display = from.display().toLowerCase(Locale.ROOT);
        return NO_NUMBER_TO_GIVE.stream().anyMatch(display::contains)
                ? new Caller.Unavailable()
                : new Caller.Withheld();
    }

    /** A call within the country is never written with the digits for calls to other countries. */
    private static boolean comesFromAbroadAsOneOfJapan(String number) {
        return ABROAD.stream().anyMatch(prefix -> number.startsWith(prefix + JAPAN));
    }

    /** What the network found out about the signature before us (ATIS-1000074). */
    private static boolean failedElsewhere(Party party) {
        return party.anywhere("verstat").toLowerCase(Locale.ROOT).startsWith("tn-validation-failed");
    }

    private static String plain(String number) {
        var plain = new StringBuilder();
        for (int at = 0; at < number.length(); at++) {
            if ("-.() ".indexOf(number.charAt(at)) < 0) {
                plain.append(number.charAt(at));
            }
        }
        return plain.toString();
    }

    /** For comparing only: +81 90… and 090… are one. */
    private static String national(String number) {
        var plain = plain(number);
        return plain.startsWith("+" + JAPAN) ? "0" + plain.substring(JAPAN.length() + 1) : plain;
    }

    private static boolean isNumber(String text) {
        var digits = text.startsWith("+") ? text.substring(1) : text;
        return digits.length() >= SHORTEST
                && digits.length() <= LONGEST
                && digits.chars().allMatch(character -> Syntax.isDigit((char) character));
    }
}
