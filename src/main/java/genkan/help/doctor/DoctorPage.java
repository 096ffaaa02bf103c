package genkan.help.doctor;

import genkan.web.Page;
import genkan.web.Target;
import java.util.List;

/**
 * Where the check begins: a script tells what it can find out by itself, without it the questions do.
 *
 * @param target the page that the member wanted
 * @param shown the code that the member was shown; empty if none is known
 * @param language asked for by the address; empty if it was not
 */
public record DoctorPage(Target target, String shown, String language) implements Page {

    /** What the script finds out and fills into the form. */
    public List<Question> checks() {
        return List.of(Question.COOKIES, Question.STORAGE, Question.CLOCK);
    }

    /** What the field for trying out tells; the same word goes into the form, and nothing else of it. */
    public List<Finding> slips() {
        return Question.TYPING.offered();
    }

    @Override
    public String template() {
        return "help/doctor.jte";
    }

    @Override
    public String titleKey() {
        return "doctor.title";
    }
}
