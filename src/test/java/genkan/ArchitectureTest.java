package genkan;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import genkan.credential.PasswordHash;
import genkan.secret.BearerSecret;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

class ArchitectureTest {

    private static final JavaClasses GENKAN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("genkan");

    private static Stream<ArchRule> rules() {
        return Stream.of(
                noClasses()
                        .that(describe("are no stores", type -> !isStore(type)))
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(JdbcClient.class)
                        .because("SQL stands in the one class that owns the table"),
                noFields()
                        .should()
                        .beAnnotatedWith(Autowired.class)
                        .because("what a class needs stands in its constructor"),
                noClasses()
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(LocalDate.class, "now")
                        .orShould()
                        .callMethod(LocalDateTime.class, "now")
                        .orShould()
                        .callMethod(OffsetDateTime.class, "now")
                        .orShould()
                        .callMethod(ZonedDateTime.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .because("time comes from the one Clock, which tests put on"),
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName("genkan.Times")
                        .should()
                        .callMethod(Clock.class, "systemUTC")
                        .orShould()
                        .callMethod(Clock.class, "systemDefaultZone")
                        .because("time comes from the one Clock, which tests put on"),
                noClasses()
                        .that(describe(
                                "are neither the sign-in page, the lines for a hash, the wait for a call, what is written after the answer nor the start",
                                type -> !type.getPackageName().equals("genkan.signin")
                                        && !type.getName().equals("genkan.credential.HashPool")
                                        && !type.getName().equals("genkan.phone.PhoneChecks")
                                        && !type.getName().equals("genkan.activity.Journal")
                                        && !type.getName().equals("genkan.database.ExternalDatabase")))
                        .should()
                        .callMethod(System.class, "nanoTime")
                        .because("time comes from the one Clock; measured are only the release time of a refusal, the "
                                + "patience of those who wait for a hash or a call, which no step of a clock may end, how long "
                                + "an answer takes to leave, and the patience before there is a Clock"),
                noClasses()
                        .that(describe(
                                "are outside genkan.secret",
                                type -> !type.getPackageName().equals("genkan.secret")))
                        .should()
                        .callConstructor(SecureRandom.class)
                        .orShould()
                        .callMethod(Math.class, "random")
                        .orShould()
                        .dependOnClassesThat()
                        .areAssignableTo(ThreadLocalRandom.class)
                        .because("randomness comes from one class"),
                noClasses()
                        .should()
                        .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)")
                        .because("such a name has not been found yet"),
                noClasses()
                        .that()
                        .areAssignableTo(BearerSecret.class)
                        .or()
                        .areAssignableTo(PasswordHash.class)
                        .or()
                        .haveFullyQualifiedName("genkan.credential.Password")
                        .or()
                        .haveFullyQualifiedName("genkan.credential.Passwords")
                        .should()
                        .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
                        .orShould()
                        .callMethod(String.class, "contentEquals", CharSequence.class)
                        .because("secrets are compared in constant time, by MessageDigest.isEqual or by their digest"),
                noClasses()
                        .that(resideInAPackage("genkan.reason..")
                                .or(describe("are a User ID or its reading", ArchitectureTest::isOfTheDomain)))
                        .should()
                        .dependOnClassesThat(describe(
                                "are no part of the domain or the JDK",
                                type -> !type.getPackageName().startsWith("java.")
                                        && !type.getPackageName().startsWith("org.jspecify")
                                        && !type.getPackageName().startsWith("org.springframework.modulith")
                                        && !type.getPackageName().equals("genkan.reason")
                                        && !type.getPackageName().equals("genkan.typing")
                                        && !isOfTheDomain(type)
                                        && !type.isPrimitive()
                                        && !type.isArray()))
                        .because("the domain is read and tested without any framework"),
                slices().matching("genkan.sso.(*)")
                        .should()
                        .beFreeOfCycles()
                        .because("the parts of the provider are read one after the other"),
                noClasses()
                        .that()
                        .resideInAPackage("genkan.sso.*")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("genkan.sso")
                        .because("what puts the parts of the provider together is used by none of them"),
                classes()
                        .that()
                        .areAnnotatedWith(Repository.class)
                        .should()
                        .haveOnlyFinalFields()
                        .because("what a store remembers is in the database"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isKept(ArchRule rule) {
        rule.check(GENKAN);
    }

    @Test
    void hasASentenceAndNullMarkedForEveryPackage() {
        var packages = GENKAN.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("genkan"))
                .distinct()
                .toList();

        assertThat(packages).hasSizeGreaterThan(10).allSatisfy(name -> {
            assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
                    .as("%s is @NullMarked", name)
                    .isTrue();
            assertThat(Sources.sentenceOf(name.replaceFirst("^genkan\\.?", "")))
                    .as("the sentence of %s", name)
                    .endsWith(".");
        });
    }

    @Test
    void needsNoMocks() {
        assertThat(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .noneMatch(jar -> jar.contains("mockito") || jar.contains("easymock") || jar.contains("jmockit"));
    }

    @Test
    void comparesNoSecretsAsText() throws Exception {
        try (var sources = Files.walk(Path.of("src", "main", "java"))) {
            assertThat(sources.filter(Files::isRegularFile))
                    .allSatisfy(source -> assertThat(Files.readString(source))
                            .doesNotContainPattern("(?i)(password|secret|digest|tag|mark|hash)\\(?\\)?\\.equals\\("));
        }
    }

    /** A number to watch: style asks for half of the types to be package-private, and obeys no number. */
    @Test
    void tellsHowMuchIsPublic() {
        var types = GENKAN.stream()
                .filter(type -> type.getPackageName().startsWith("genkan") && !type.isNestedClass())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .toList();
        List<JavaClass> open = types.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .toList();

        System.out.printf("%d of %d top-level types are public%n", open.size(), types.size());

        assertThat(types).isNotEmpty();
    }

    private static boolean isStore(JavaClass type) {
        return type.isAnnotatedWith(Repository.class)
                || List.of("genkan.gate.Gate", "genkan.gate.GateKey", "genkan.activity.Months")
                        .contains(type.getName());
    }

    private static boolean isOfTheDomain(JavaClass type) {
        return type.getName()
                .matches("genkan\\.member\\.(UserId|Reading|LookAlikes|UserIdRules|NearMiss|MemberId|Member|MemberKind"
                        + "|MemberStatus|UserIdAssignment)(\\$.*)?");
    }
}
