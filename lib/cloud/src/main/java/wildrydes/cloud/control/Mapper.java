package wildrydes.cloud.control;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Holds the mapper, which is made at the first control request and not at the start. */
final class Mapper {

    static final ObjectMapper JSON = new ObjectMapper();

    private Mapper() {}
}
