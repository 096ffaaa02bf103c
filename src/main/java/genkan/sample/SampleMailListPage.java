package genkan.sample;

import genkan.web.Page;
import java.util.List;

/**
 * The sample members' mail.
 *
 * @param addresses those that mail came for
 * @param to the address filtered by; empty for all
 */
public record SampleMailListPage(List<SampleMail> mails, List<String> addresses, String to) implements Page {

    static SampleMailListPage of(List<SampleMail> all, String to) {
        var addresses = all.stream().map(SampleMail::to).distinct().sorted().toList();
        var wanted = addresses.contains(to) ? to : "";
        var shown = all.stream()
                .filter(mail -> wanted.isEmpty() || mail.to().equals(wanted))
                .toList();
        return new SampleMailListPage(shown, addresses, wanted);
    }

    @Override
    public String template() {
        return "sample/mails.jte";
    }

    @Override
    public String titleKey() {
        return "sample-mail.title";
    }
}
