package genkan.help.doctor;

import genkan.reason.Code;
import genkan.web.Target;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is known so far. What is not in here is unknown and stays so until a check or the member says it.
 *
 * @param shown the code that the member was shown, as {@code WM500-C}; empty if none is known
 * @param given what checks and the member have said
 * @param unsure what the member was asked and is not sure about
 */
record Findings(String shown, Map<Question, Finding> given, Set<Question> unsure) {

    static final Findings NONE = new Findings("", Map.of(), Set.of());

    private static final String NOT_SURE = "not-sure";

    Findings {
        given = Map.copyOf(given);
        unsure = Set.copyOf(unsure);
    }

    /** Reads an address or a form of ours; what is none of our words is unknown. */
    static Findings read(Map<String, String> words) {
        var given = new EnumMap<Question, Finding>(Question.class);
        var unsure = EnumSet.noneOf(Question.class);
        for (var question : Question.values()) {
            var value = words.getOrDefault(question.word(), "");
            question.answer(value).ifPresent(finding -> given.put(question, finding));
            if (question.asked() && value.equals(NOT_SURE)) {
                unsure.add(question);
            }
        }
        var shown = words.getOrDefault("code", "");
        return new Findings(Code.read(shown).isPresent() ? shown : "", given, unsure);
    }

    Findings with(Finding finding) {
        var more = new EnumMap<Question, Finding>(Question.class);
        more.putAll(given);
        more.put(finding.question(), finding);
        return new Findings(shown, more, unsure);
    }

    Findings unsureOf(Question question) {
        var more = EnumSet.of(question);
        more.addAll(unsure);
        return new Findings(shown, given, more);
    }

    Optional<Code> code() {
        return Code.read(shown);
    }

    boolean areNone() {
        return given.isEmpty() && unsure.isEmpty();
    }

    /** The code was shown when it happened, so it counts more than what was said or tried since. */
    Optional<Finding> answer(Question question) {
        return toldByCode().stream()
                .filter(finding -> finding.question() == question)
                .findFirst()
                .or(() -> Optional.ofNullable(given.get(question)));
    }

    boolean include(Collection<Finding> oneOf) {
        return oneOf.stream().anyMatch(finding -> answer(finding.question()).equals(Optional.of(finding)));
    }

    /** Whether asking could still bring an answer. */
    boolean leaveOpen(Question question) {
        return question.asked()
                && !unsure.contains(question)
                && answer(question).isEmpty();
    }

    int questionsAnswered() {
        return (int) Stream.concat(given.keySet().stream(), unsure.stream())
                .filter(Question::asked)
                .count();
    }

    /** What comes next: the first row of the table that nothing speaks against, or the question that decides about it. */
    Step next() {
        var row = Table.ROWS.stream()
                .filter(candidate -> candidate.when().mayFit(this))
                .findFirst()
                .orElseThrow();
        return row.when().stillOpen(this).<Step>map(Step.Asks::new).orElseGet(() -> new Step.Ends(row.diagnosis(this)));
    }

    /** The fields of a form that carries them on. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        if (!shown.isEmpty()) {
            fields.put("code", shown);
        }
        for (var question : Question.values()) {
            var finding = given.get(question);
            if (finding != null) {
                fields.put(question.word(), finding.value());
            } else if (unsure.contains(question)) {
                fields.put(question.word(), NOT_SURE);
            }
        }
        return fields;
    }

    /**
     * Codes for an operator, such as {@code DOC:SS401,cookies-kept,entry-filled,browser=firefox}.
     *
     * @param browser the reader's, as browser blocks of articles name it; may be empty
     */
    String forOperator(String browser) {
        var words = given.values().stream().sorted().map(Finding::word);
        return Stream.of(Stream.of(shown), words, Stream.of(browser.isEmpty() ? "" : "browser=" + browser))
                .flatMap(part -> part)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(",", "DOC:", ""));
    }

    /** Ready for an address, in a fixed order. */
    String query() {
        return fields().entrySet().stream()
                .map(field -> "&" + field.getKey() + "=" + Target.encoded(field.getValue()))
                .collect(Collectors.joining());
    }

    private List<Finding> toldByCode() {
        return code().map(Findings::toldBy).orElse(List.of());
    }

    private static List<Finding> toldBy(Code code) {
        return switch (code) {
            case SS401, SS401_PASSWORD, SS401_OTHER_ID -> List.of(Finding.SHOWN_NOT_CONFIRMED);
            case SS401_CHANGED -> List.of(Finding.SHOWN_NOT_CONFIRMED, Finding.SINCE_CHANGED);
            case SS401_JAPANESE -> List.of(Finding.SHOWN_NOT_CONFIRMED, Finding.TYPING_JAPANESE);
            case SS401_FULL_WIDTH -> List.of(Finding.SHOWN_NOT_CONFIRMED, Finding.TYPING_FULL_WIDTH);
            case SS401_SPACES -> List.of(Finding.SHOWN_NOT_CONFIRMED, Finding.TYPING_SPACES);
            case SS401_CAPS_LOCK -> List.of(Finding.SHOWN_NOT_CONFIRMED, Finding.TYPING_CAPS_LOCK);
            case SS401_LOOK_ALIKES -> List.of(Finding.SHOWN_NOT_CONFIRMED, Finding.TYPING_LOOK_ALIKES);
            case SS409 -> List.of(Finding.SHOWN_OPEN_TOO_LONG);
            case SS421 -> List.of(Finding.SHOWN_NOT_FOR_ME);
            case SS503 -> List.of(Finding.SHOWN_LIMITED);
            case BROWSER_COOKIES, BROWSER_UNDETERMINED -> List.of(Finding.SHOWN_BROWSER_FAULT);
            case BROWSER_NO_SCRIPT -> List.of(Finding.SHOWN_NO_SCRIPT);
            default -> List.of(Finding.SHOWN_OTHER_CODE);
        };
    }
}
