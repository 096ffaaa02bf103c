package genkan.sample;

import genkan.clerk.Role;
import genkan.clerk.Staff;
import genkan.database.DatabaseProperties;
import genkan.member.UserIds;
import genkan.start.Progress;
import genkan.web.PublicAddress;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who works at Hinata Net: one who answers, one who writes. Nobody who tries Genkan out has an app for their codes. */
@Component
class SampleClerks {

    private static final List<Person> PEOPLE = List.of(
            new Person("midori", Role.HELP_DESK, "森 みどり", "Nureen-de-Kaze-14", "answers at the help desk"),
            new Person("kei", Role.EDITOR, "水野 圭", "Shoji-no-Kage-27", "writes the help articles"));

    private final Staff staff;
    private final SampleProperties properties;
    private final DatabaseProperties database;
    private final UserIds userIds;

    SampleClerks(Staff staff, SampleProperties properties, DatabaseProperties database, UserIds userIds) {
        this.staff = staff;
        this.properties = properties;
        this.database = database;
        this.userIds = userIds;
    }

    private record Person(String name, Role role, String displayName, String password, String story) {}

    void load() {
        if (staff.none()) {
            PEOPLE.forEach(person -> {
                var added = staff.add(person.name(), person.role(), person.displayName(), person.password());
                if (added instanceof Staff.Outcome.Refused(var why)) {
                    throw new IllegalStateException("The sample's operators cannot be added: " + why);
                }
            });
        }
    }

    void tell(PublicAddress address) {
        if (PEOPLE.stream().allMatch(person -> staff.has(person.name()))) {
            Progress.say("Its operators, at %s/operator:".formatted(address.issuer()));
            PEOPLE.stream()
                    .map(person -> "  %-16s %-20s %s; ./genkan operator code %s"
                            .formatted(person.name(), person.password(), person.story(), person.name()))
                    .forEach(Progress::say);
        }
    }

    /** The code of one of these two, where they are the sample's. */
    Optional<String> codeOf(String name) {
        return properties.wanted(database)
                        && Sample.isIn(userIds)
                        && PEOPLE.stream().anyMatch(person -> person.name().equals(name))
                ? staff.codeOf(name)
                : Optional.empty();
    }
}
