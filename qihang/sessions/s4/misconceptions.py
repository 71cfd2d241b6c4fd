"""S4: the thoughts behind answers that are not right yet, and what to do next."""

from __future__ import annotations

from qihang.language.messages import message
from qihang.questions.misconceptions import Misconception

MISCONCEPTIONS: dict[str, Misconception] = {
    # The three moves.
    "answer-hears-nobody": Misconception(
        message("Nobody says here what happened to the buyer."),
        message("The first move is to hear. Look for what the buyer went through."),
    ),
    "sorry-without-a-fact": Misconception(
        message("This answer says what happened, but no fact from the shop."),
        message("Which one says what the shop has, or what can be done?"),
    ),
    "answer-without-a-step": Misconception(
        message("This answer leaves the buyer waiting."),
        message("Look for who does what, and by when."),
    ),
    "promise-to-calm": Misconception(
        message("You may think that a promise calms the buyer."),
        message("A promise that is not kept makes it worse. Say what you can do."),
    ),
    "fast-is-good": Misconception(
        message("You may think that a fast answer is a good one."),
        message("Ask first: does it help this buyer? Then be quick."),
    ),
    # The robot.
    "right-answer-struck-out": Misconception(
        message("You chose an answer that is right."),
        message("What agrees with the base is right, and so is “to a person” where one is needed."),
    ),
    "old-answer-trusted": Misconception(
        message("An answer does not agree with the knowledge base."),
        message("Compare each number with its line of the base."),
    ),
    "invented-answer-trusted": Misconception(
        message("An answer has no line in the knowledge base."),
        message("Compare each answer with the base. What is not in it, the robot made up."),
    ),
    "hurt-left-to-the-robot": Misconception(
        message("Somebody is hurt or upset, and a robot answers."),
        message("Such a message goes to a person at once."),
    ),
    "asking-for-a-person-ignored": Misconception(
        message("This buyer asked for a person."),
        message("Whoever asks again for a person gets one. Take over."),
    ),
    "robot-decides-exceptions": Misconception(
        message("No line of the knowledge base fits this."),
        message("Where it is an exception, or rules do not agree, a person decides."),
    ),
    "person-for-every-question": Misconception(
        message("You may think that a person must answer everything."),
        message("The base has a plain line for this. Leave it to the robot."),
    ),
    "robots-promise-does-not-bind": Misconception(
        message("You may think that a robot's promise does not bind the shop."),
        message("The buyer heard it from the shop. Keep it, then mend the base."),
    ),
    # The rate, and ratings.
    "auto-reply-counts": Misconception(
        message("You counted the robot's answers as replies."),
        message("Cover the robot's lines, and count again."),
    ),
    "repeats-are-rounds": Misconception(
        message("You counted each question of a buyer as a round."),
        message("Asked again before an answer, it is still the same round."),
    ),
    "late-answers-count": Misconception(
        message("You counted late answers, too."),
        message("Count only those within 3 minutes of the first question."),
    ),
    "unanswered-left-out": Misconception(
        message("You left out rounds that nobody answered."),
        message("They are rounds, too. Divide by all of them."),
    ),
    "late-part-for-rate": Misconception(
        message("This is the part that was not answered in time."),
        message("Divide the rounds in time by all rounds."),
    ),
    "satisfaction-of-all-chats": Misconception(
        message("You divided by all chats."),
        message("Many buyers gave no rating. Divide by the ratings given."),
    ),
    "rated-for-satisfied": Misconception(
        message("This is the part of the buyers who gave a rating."),
        message("Take the good ratings, and divide by all ratings given."),
    ),
    "unhappy-for-happy": Misconception(
        message("This is the part of the ratings that were not good."),
        message("Take the good ones in place of them."),
    ),
    # Goods that come back.
    "signing-day-is-day-one": Misconception(
        message("You counted the day of signing as day 1."),
        message("Day 1 is the day after. Count 7 days from the 4th."),
    ),
    "one-day-too-many": Misconception(
        message("You counted one day too many."),
        message("Day 1 is the day after signing. Count from there to the last day."),
    ),
    "everything-comes-back": Misconception(
        message("You may think that the shop must take everything back."),
        message("It has no fault. Look at the exceptions, the days, and its state."),
    ),
    "dislike-is-a-fault": Misconception(
        message("You may think that an unhappy buyer means a fault."),
        message("Ask first: have the goods themselves a fault?"),
    ),
    "sold-is-sold": Misconception(
        message("You may think that what is sold is sold."),
        message("That is no reason. Look for the rule that decides here."),
    ),
    "fresh-never-refunded": Misconception(
        message("You may think that fresh goods are never refunded."),
        message("Good ones need not come back. Bad ones are made good."),
    ),
    "fault-only-in-the-days": Misconception(
        message("You went by the days for sending back."),
        message("The goods have a fault. Then the days do not matter."),
    ),
    "buyer-always-pays": Misconception(
        message("You treat it as if the buyer just did not want it."),
        message("The goods are not right. The shop makes it good, and pays the freight."),
    ),
    "page-promises-nothing": Misconception(
        message("You may think that a promise on the page does not count."),
        message("What the page promises is kept."),
    ),
    "promise-beyond-the-law": Misconception(
        message("The 7 days of the law are over."),
        message("Look at the page: how many days does it promise?"),
    ),
    "tick-beforehand-binds": Misconception(
        message("You may think that a tick set beforehand binds the buyer."),
        message("It counts only if the buyers tick it themselves."),
    ),
    "opened-never-comes-back": Misconception(
        message("You may think that what was opened or tried never comes back."),
        message("To look and to try is allowed. Ask whether it is still as good as new."),
    ),
    # Reviews and notes.
    "cash-for-reviews-is-service": Misconception(
        message("You may think that money for a good review is service."),
        message("The rules forbid it. Mend what went badly."),
    ),
    "win-the-argument": Misconception(
        message("You may want to win the argument in public first."),
        message("Speak with the buyer and settle it. Then answer, facts only."),
    ),
    "answered-before-looking": Misconception(
        message("You answer before you know what happened."),
        message("Look at the order and the chat first."),
    ),
    "settled-before-asking": Misconception(
        message("You settle it before you speak with the buyer."),
        message("Let the buyer say what is needed. Then settle it."),
    ),
    "answered-before-settled": Misconception(
        message("You answer in public before the matter is settled."),
        message("Settle it first. Then you can write what was done."),
    ),
    "lesson-before-the-buyer": Misconception(
        message("The shop's own lesson comes before the buyer here."),
        message("Help the buyer first. What to change comes last."),
    ),
    "note-without-a-time": Misconception(
        message("The note does not say by when."),
        message("Write the hour before which the next step is to be done."),
    ),
    "note-without-an-order": Misconception(
        message("The note does not say which order it is."),
        message("Write the number of the order. It finds all the rest."),
    ),
}
