package genkan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts Genkan: the sign-in door of a consumer service. */
@SpringBootApplication
@Modulithic(systemName = "Genkan")
public class Genkan {

    public static void main(String[] arguments) {
        SpringApplication.run(Genkan.class, arguments);
    }
}
