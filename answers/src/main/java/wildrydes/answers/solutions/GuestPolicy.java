package wildrydes.answers.solutions;

import wildrydes.lab.Lab;
import wildrydes.lab.Policy;
import wildrydes.lab.exercise.GivenPolicy;
import wildrydes.lab.exercise.Solution;

/** e1-guest-policy: the policy that the lab has for guests; it says that it is the lab's. */
public final class GuestPolicy implements Solution {

    @Override
    public String exercise() {
        return "e1-guest-policy";
    }

    @Override
    public Object act(Lab lab) {
        Policy policy = lab.policy(GivenPolicy.NAME)
                .document(GivenPolicy.document(lab.stream("wildrydes").arn()));
        lab.identityPool("wildrydes").guestRole().inline(policy).update();
        return "The lab has put a policy for guests.";
    }
}
