package genkan;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Looks into the sample's letter box, where the mail of all tests' members comes. */
public final class LetterBox {

    private static final Pattern NOT_ME = Pattern.compile("/not-me/(v1\\.[^?\\s]+)");
    private static final int PATIENCE = 100;

    private final PlainBrowser browser;

    public LetterBox(int port) {
        this.browser = new PlainBrowser(port);
    }

    /** The subjects of what came for an address, the newest first, once there are as many as expected. */
    public List<String> subjects(String address, int expected) throws InterruptedException {
        for (var look = 0; look < PATIENCE; look++) {
            var subjects = list(address).stream().map(Element::text).toList();
            if (subjects.size() >= expected) {
                return subjects;
            }
            Thread.sleep(50);
        }
        return list(address).stream().map(Element::text).toList();
    }

    /** The lines of the newest mail for an address whose subject has these words. */
    public List<String> lines(String address, String subject) throws InterruptedException {
        for (var look = 0; look < PATIENCE; look++) {
            for (var link : list(address)) {
                if (link.text().contains(subject)) {
                    return lines(link.attr("href"));
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no mail \"" + subject + "\" for " + address);
    }

    /** The secret of the link "not me" in such a mail. */
    public String notMe(String address, String subject) throws InterruptedException {
        return lines(address, subject).stream()
                .flatMap(line -> NOT_ME.matcher(line).results())
                .map(link -> link.group(1))
                .findFirst()
                .orElseThrow();
    }

    private List<Element> list(String address) {
        browser.open("/sample/mail?to=" + Visitor.encoded(address));
        return browser.page().select("#mails > li").stream()
                .filter(mail -> mail.text().contains(address))
                .flatMap(mail -> mail.select("a").stream())
                .toList();
    }

    private List<String> lines(String path) {
        browser.open(path);
        return browser.page().select("#mail-text").stream()
                .flatMap(text -> text.wholeText().lines())
                .map(String::strip)
                .toList();
    }
}
