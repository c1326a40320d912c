package wildrydes.answers.solutions;

import java.util.List;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.GivenDeletion;
import wildrydes.lab.exercise.GivenFunction;
import wildrydes.lab.exercise.Solution;
import wildrydes.lab.inventory.Kind;
import wildrydes.lab.inventory.Leftover;

/** e5-leftovers: everything but one role is deleted; the journal says that the lab did it. */
public final class Leftovers implements Solution {

    @Override
    public String exercise() {
        return "e5-leftovers";
    }

    @Override
    public Object act(Lab lab) {
        List<Leftover> things = lab.inventory().things();
        GivenDeletion.run(
                lab,
                () -> things.stream()
                        .filter(thing -> !stays(thing))
                        .forEach(thing -> thing.removal().run()));
        return "The lab has deleted everything but the role " + GivenFunction.ROLE + ".";
    }

    private static boolean stays(Leftover thing) {
        return thing.kind() == Kind.ROLE && thing.name().equals(GivenFunction.ROLE);
    }
}
