package wildrydes.bench;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the code of certain rooms must not do. */
class HabitsTest {

    private static final JavaClasses EVERYTHING = Rooms.CLASSES;

    @Test
    void onlyTheCloudsClockKnowsWallTime() {
        noClasses()
                .that()
                .resideInAnyPackage("wildrydes.cloud..", "wildrydes.pump..")
                .and()
                .resideOutsideOfPackage("wildrydes.cloud.clock..")
                .should(callMethod(Thread.class, "sleep", long.class))
                .orShould(callMethod(Instant.class, "now"))
                .orShould(callMethod(System.class, "currentTimeMillis"))
                .orShould(callMethod(Clock.class, "systemUTC"))
                .because("services live in the cloud's time, which stands still, jumps and runs at other speeds")
                .check(EVERYTHING);
    }

    @Test
    void librariesDoNotPrint() {
        noClasses()
                .that()
                .resideInAnyPackage("wildrydes.cloud..", "wildrydes.lab..")
                .and(DescribedPredicate.not(programs()))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("a line on stderr costs a student the points of the cell")
                .check(EVERYTHING);
    }

    @Test
    void theLabShowsNoJackson() {
        ArchRuleDefinition.members()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("wildrydes.lab..")
                .and()
                .arePublic()
                .should(showNoJackson())
                .because("a notebook should not care which library reads its JSON")
                .allowEmptyShould(true)
                .check(EVERYTHING);
    }

    /** Classes that a person starts: those with a main method. */
    private static DescribedPredicate<JavaClass> programs() {
        return DescribedPredicate.describe(
                "programs", type -> type.tryGetMethod("main", String[].class).isPresent());
    }

    private static ArchCondition<JavaMember> showNoJackson() {
        return new ArchCondition<>("have no type of Jackson in their signature") {
            @Override
            public void check(JavaMember member, ConditionEvents events) {
                if (!member.getOwner().getModifiers().contains(JavaModifier.PUBLIC)) {
                    return;
                }
                signature(member)
                        .filter(type -> type.getPackageName().startsWith("com.fasterxml.jackson"))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                member, member.getFullName() + " shows " + type.getName())));
            }
        };
    }

    private static Stream<JavaClass> signature(JavaMember member) {
        if (member instanceof JavaCodeUnit code) {
            return Stream.concat(
                    code.getReturnType().getAllInvolvedRawTypes().stream(),
                    code.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream()));
        }
        return ((JavaField) member).getType().getAllInvolvedRawTypes().stream();
    }
}
