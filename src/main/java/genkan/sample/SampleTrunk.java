package genkan.sample;

import genkan.member.UserIds;
import genkan.phone.NumbersToTry;
import genkan.phone.Trunk;
import java.util.List;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/**
 * The line on which {@link SamplePhoneController} calls. It is dead in a database where a provider's own members are and
 * not the sample's, so that nobody plays their telephones.
 */
@Component
@Conditional(TryingOut.class)
class SampleTrunk implements Trunk, NumbersToTry {

    static final String NAME = "sample";

    private final UserIds userIds;
    private volatile boolean loaded;

    SampleTrunk(UserIds userIds) {
        this.userIds = userIds;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean up() {
        if (!loaded) {
            loaded = Sample.isIn(userIds);
        }
        return loaded;
    }

    /** No local number begins with a 1, so whoever dials one of these in earnest reaches nobody. */
    @Override
    public List<String> numbers() {
        return List.of("03-1000-0011", "03-1000-0012", "03-1000-0013", "045-100-0014", "045-100-0015");
    }
}
