package wildrydes.cloud.lambda.run.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.List;
import java.util.Map;

/** Handlers that implement nothing. */
public final class Plain {

    /** An event with names of its own. */
    public static final class Ride {

        private String name = "";
        private int distance;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public int getDistance() {
            return distance;
        }

        public void setDistance(int distance) {
            this.distance = distance;
        }
    }

    public Ride further(Ride ride) {
        ride.setDistance(ride.getDistance() + 1);
        return ride;
    }

    public static String shout(String text, Context context) {
        return text.toUpperCase() + " in " + context.getFunctionName();
    }

    public Map<String, Integer> count(List<String> names) {
        return Map.of("names", names.size());
    }

    public void nothing(Map<String, Object> event) {}

    public void tooMany(String one, String two, String three, String four) {}
}
