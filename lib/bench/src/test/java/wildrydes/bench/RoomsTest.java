package wildrydes.bench;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which room may know which, and what holds in all of them. */
class RoomsTest {

    /** @param sees the packages of other rooms that this one may use */
    record Room(String name, List<String> sees) {

        String packages() {
            return "wildrydes." + name + "..";
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Room> ROOMS = List.of(
            new Room("kernel", List.of()),
            new Room("pump", List.of()),
            new Room("athena", List.of()),
            new Room("cloud", List.of("wildrydes.pump..")),
            new Room("flink", List.of("wildrydes.pump..")),
            new Room("lab", List.of("wildrydes.kernel.api")),
            // What the client hands out is made of the kernel's programming interface.
            new Room("answers", List.of("wildrydes.lab..", "wildrydes.kernel.client", "wildrydes.kernel.api")));

    private static final JavaClasses EVERYTHING = Rooms.CLASSES;

    /** The parser that JavaCC writes. */
    private static final String GENERATED = "wildrydes.pump.sql.parser";

    static List<Room> rooms() {
        return ROOMS;
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomKnowsOnlyTheRoomsItMay(Room room) {
        DescribedPredicate<JavaClass> foreign = resideInAPackage("wildrydes..")
                .and(DescribedPredicate.not(resideInAPackage(room.packages())))
                .and(DescribedPredicate.not(resideInAnyPackage(room.sees().toArray(String[]::new))))
                .as("belong to another room, other than " + room.sees());

        noClasses()
                .that()
                .resideInAPackage(room.packages())
                .should()
                .dependOnClassesThat(foreign)
                .because("the arrows between the rooms are fixed in the design")
                .allowEmptyShould(true)
                .check(EVERYTHING);
    }

    @Test
    void everyClassLivesInAKnownRoom() {
        Set<String> known = ROOMS.stream().map(Room::name).collect(Collectors.toCollection(TreeSet::new));
        known.add("bench");

        Set<String> found = EVERYTHING.stream()
                .map(type -> type.getPackageName().split("\\.")[1])
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(known).containsAll(found);
        assertThat(found).contains("kernel", "cloud", "athena", "lab", "answers", "bench");
    }

    @Test
    void everyPackageSaysWhatItIsForAndThatItKnowsNoNull() {
        List<String> bare = EVERYTHING.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(place -> !place.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .filter(name -> !name.equals(GENERATED))
                .sorted()
                .toList();

        assertThat(bare)
                .as("packages without a package-info.java that is @NullMarked")
                .isEmpty();
    }

    @Test
    void theKernelsProgrammingInterfaceKnowsOnlyTheJdk() {
        classes()
                .that()
                .resideInAPackage("wildrydes.kernel.api")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "wildrydes.kernel.api", "org.jspecify.annotations")
                .check(EVERYTHING);
    }
}
