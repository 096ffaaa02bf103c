package genkan.web;

import genkan.reason.Reason;
import java.util.List;

/** A form, and why what was sent with it before was refused. */
public interface FormPage extends Page {

    /** The first heads the page; empty at first. */
    List<Reason> reasons();

    @Override
    default int status() {
        return reasons().isEmpty() ? 200 : reasons().getFirst().code().status();
    }
}
