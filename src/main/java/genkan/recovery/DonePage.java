package genkan.recovery;

import genkan.member.UserId;
import genkan.service.Service;
import genkan.web.Page;
import genkan.web.Target;

/**
 * The member is back; what went wrong before, and what makes the next time easier.
 *
 * @param held nothing that opens the door another time can be made for now
 * @param service what the member wanted to open
 */
public record DonePage(UserId userId, Before before, boolean held, Service service, Target target) implements Page {

    @Override
    public String template() {
        return "recovery/done.jte";
    }

    @Override
    public String titleKey() {
        return "recovery.done.title";
    }
}
