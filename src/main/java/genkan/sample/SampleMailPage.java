package genkan.sample;

import genkan.web.Page;

/**
 * One mail of a sample member.
 *
 * @param ours how every link of ours begins; no other becomes one
 */
public record SampleMailPage(SampleMail mail, String ours) implements Page {

    @Override
    public String template() {
        return "sample/mail.jte";
    }

    @Override
    public String titleKey() {
        return "sample-mail.title";
    }

    public boolean isLink(String line) {
        return line.startsWith(ours) && line.matches("\\S+");
    }
}
