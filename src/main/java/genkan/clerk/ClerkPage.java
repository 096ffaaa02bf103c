package genkan.clerk;

import genkan.web.Page;
import org.jspecify.annotations.Nullable;

/** A page of the provider's own people, in their frame. */
public interface ClerkPage extends Page {

    /** Who is signed in; nobody at the door. */
    @Nullable
    SignedInClerk clerk();
}
