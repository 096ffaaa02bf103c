package genkan;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The clock that everything asks for the time, and the timetable of the daily work. */
@Configuration
@EnableScheduling
class Times {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
