package genkan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Finds out who is looking. The {@code session} module knows; this one only asks, once for each request. */
public interface Viewers {

    Optional<? extends Viewer> viewer(HttpServletRequest request);
}
