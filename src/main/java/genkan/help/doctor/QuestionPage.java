package genkan.help.doctor;

import genkan.web.Page;
import genkan.web.Target;
import java.util.Map;

/**
 * One question of the doctor's.
 *
 * @param number how many have been answered before, and one
 * @param carried what is known already, as fields of the form
 * @param target the page that the member wanted
 */
public record QuestionPage(Question question, int number, Map<String, String> carried, Target target) implements Page {

    static QuestionPage of(Question question, Findings findings, Target target) {
        return new QuestionPage(question, findings.questionsAnswered() + 1, findings.fields(), target);
    }

    @Override
    public String template() {
        return "help/doctor-question.jte";
    }

    @Override
    public String titleKey() {
        return "doctor.title";
    }
}
