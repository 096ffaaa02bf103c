package genkan.sample;

import genkan.database.DatabaseProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether to try Genkan out with Hinata Net.
 *
 * @param load when to load the sample into a database that has no member yet
 */
@ConfigurationProperties("genkan.sample")
record SampleProperties(@DefaultValue("AUTO") Load load) {

    boolean wanted(DatabaseProperties database) {
        return switch (load) {
            case ON -> true;
            case OFF -> false;
            case AUTO -> database.embedded();
        };
    }

    enum Load {
        /** With the database that Genkan brings: nobody runs a provider on it before having tried it. */
        AUTO,
        ON,
        OFF
    }
}
