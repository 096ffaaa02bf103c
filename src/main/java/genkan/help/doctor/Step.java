package genkan.help.doctor;

/** What the doctor does next. */
sealed interface Step {

    record Asks(Question question) implements Step {}

    record Ends(Diagnosis diagnosis) implements Step {}
}
