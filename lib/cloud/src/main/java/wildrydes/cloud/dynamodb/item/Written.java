package wildrydes.cloud.dynamodb.item;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a write did to one item.
 *
 * @param before null where there was none
 * @param after null where there is none any more
 * @param indexes those of which it is or was a part
 */
public record Written(@Nullable Item before, @Nullable Item after, List<IndexWrite> indexes) {

    /**
     * What it did to an index.
     *
     * @param removed size of what was taken out of it; -1 for nothing
     * @param added size of what was put into it, or replaced there; -1 for nothing
     */
    public record IndexWrite(String name, boolean local, int removed, int added) {}
}
