package genkan.phone;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the telephones together with the database. */
@Configuration
class PhoneConfiguration {

    @Bean
    PhoneDigests phoneDigests(StoredDigestKey key) {
        return new PhoneDigests(key.read());
    }

    @Bean
    DialledNumbers dialledNumbers(
            PhoneProperties properties, PhoneNumbers numbers, ObjectProvider<NumbersToTry> toTry) {
        return new DialledNumbers(
                numbers,
                properties.numbers().isEmpty()
                        ? toTry.stream()
                                .flatMap(some -> some.numbers().stream())
                                .toList()
                        : properties.numbers());
    }

    /** Not named as their health is. */
    @Bean
    Trunks allTrunks(ObjectProvider<Trunk> trunks) {
        return new Trunks(trunks.stream().toList());
    }
}
