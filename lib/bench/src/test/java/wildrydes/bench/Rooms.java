package wildrydes.bench;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The project's own classes: not its tests, and not the libraries that are packed into the kernel's jar. */
final class Rooms {

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/wildrydes/kernel/libraries/"))
            .importPackages("wildrydes");

    private Rooms() {}
}
