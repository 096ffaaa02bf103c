package genkan;

import genkan.database.EarlyDatabase;
import genkan.start.LogPlace;
import genkan.start.Ports;
import genkan.start.Progress;
import genkan.start.StartFaults;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.modulith.Modulithic;

/** Starts Genkan: the sign-in door of a consumer service. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
@Modulithic(systemName = "Genkan")
public class Genkan {

    public static void main(String[] arguments) {
        var database = new EarlyDatabase();
        var genkan = new SpringApplication(Genkan.class);
        genkan.addListeners(new Ports(), new LogPlace(), database);
        genkan.addInitializers(database);
        try {
            genkan.run(arguments);
        } catch (RuntimeException fault) {
            if (!StartFaults.isStop(fault)) {
                Progress.say(StartFaults.sentence(fault));
            }
            System.exit(1);
        }
    }
}
