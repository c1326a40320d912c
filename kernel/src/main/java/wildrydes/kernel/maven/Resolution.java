package wildrydes.kernel.maven;

import java.util.List;

/**
 * What a wish comes to.
 *
 * @param found what cells do not have yet, the wished for before what it needs
 * @param conflicts what cells have in another version, which stays
 */
public record Resolution(List<Library> found, List<Conflict> conflicts) {

    public Resolution {
        found = List.copyOf(found);
        conflicts = List.copyOf(conflicts);
    }

    /**
     * A library in two versions.
     *
     * @param key what both have in common
     * @param missed whether the user may miss it: it was asked for by name, or is newer than what is loaded
     */
    public record Conflict(String key, String wanted, String loaded, boolean missed) {

        @Override
        public String toString() {
            return key + ":" + wanted + " is not loaded, because version " + loaded + " already is."
                    + (missed ? " To use " + wanted + ", restart the kernel and load it first." : "");
        }
    }
}
