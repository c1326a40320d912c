package wildrydes.bench;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.Locations;
import java.util.HashSet;
import java.util.Set;
import wildrydes.bench.place.Checkout;

/** The project's own classes: not its tests, and not the libraries that are packed into the kernel's jar. */
final class Rooms {

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/wildrydes/kernel/libraries/"))
            .importLocations(places());

    private Rooms() {}

    /** The class path, and the room that cannot be on it, since its libraries are not ours. */
    private static Set<Location> places() {
        Set<Location> places = new HashSet<>(Locations.ofPackage("wildrydes"));
        places.add(Location.of(Checkout.here().root().resolve("lib/athena/target/classes")));
        return places;
    }
}
