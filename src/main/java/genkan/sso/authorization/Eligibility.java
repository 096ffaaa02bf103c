package genkan.sso.authorization;

import genkan.course.Courses;
import genkan.member.Member;
import genkan.member.MemberId;
import genkan.member.MemberKind;
import genkan.member.Members;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.service.Client.Eligible;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whether a service is for a member (SS421). Only services that ask for something cost a statement. */
@Component
class Eligibility {

    private final Members members;
    private final Courses courses;

    Eligibility(Members members, Courses courses) {
        this.members = members;
        this.courses = courses;
    }

    /** Why the member may not use what asks for this; empty if he may. */
    Optional<Reason> refusal(Eligible asked, MemberId member) {
        return ofKind(asked.kinds(), member).or(() -> ofCourse(asked.courses(), member));
    }

    private Optional<Reason> ofKind(Set<MemberKind> kinds, MemberId member) {
        if (kinds.isEmpty()
                || members.find(member)
                        .map(Member::kind)
                        .filter(kinds::contains)
                        .isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Reason.of(Code.SS421, nameOf(kinds), Map.of()));
    }

    private Optional<Reason> ofCourse(Set<String> included, MemberId member) {
        if (included.isEmpty()) {
            return Optional.empty();
        }
        return courses.of(member)
                .map(course -> course.includes().containsAll(included)
                        ? Optional.<Reason>empty()
                        : Optional.of(Reason.of(Code.SS421, "course", Map.of())))
                .orElseGet(() -> Optional.of(Reason.of(Code.SS421, "without-course", Map.of())));
    }

    /** The variant of the text that names the kinds, such as {@code individual-family}. */
    private static String nameOf(Set<MemberKind> kinds) {
        return kinds.stream()
                .sorted()
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("-"));
    }
}
