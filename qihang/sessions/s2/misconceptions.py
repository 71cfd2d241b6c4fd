"""S2: the thoughts behind answers that are not right yet, and what to do next."""

from __future__ import annotations

from qihang.language.messages import message
from qihang.questions.misconceptions import Misconception

MISCONCEPTIONS: dict[str, Misconception] = {
    # How buyers come.
    "shelf-for-all": Misconception(
        message("You may think that buyers search for everything."),
        message("Ask: would these buyers type the name of it? If not, look further."),
    ),
    "content-for-all": Misconception(
        message("You may think that a video sells everything."),
        message("Ask: does one wish for it only after seeing it? If not, look further."),
    ),
    "chat-for-all": Misconception(
        message("You may think that people you know buy everything."),
        message("Ask: do these buyers know the seller? If not, look further."),
    ),
    "nearby-for-all": Misconception(
        message("You may think that the shop nearby sells everything."),
        message("Ask: is it needed within the hour, close by? If not, look further."),
    ),
    # Which goods.
    "highest-sum-wins": Misconception(
        message("You may think that the highest sum wins, whatever paper is missing."),
        message("Look at the papers first. One that is missing means: stop."),
    ),
    "sold-without-papers": Misconception(
        message("A paper of these goods is missing."),
        message("Leave them out until the maker can show it. Then compare the sums."),
    ),
    "margin-alone-decides": Misconception(
        message("You looked only at the money that it leaves."),
        message("Add up all six points, after the papers."),
    ),
    "one-stop-stops-all": Misconception(
        message("You may think that nothing can be sold as one of them lacks a paper."),
        message("The paper stops only its own goods. Look at the others."),
    ),
    "fewer-points-first": Misconception(
        message("Others with all their papers have more points."),
        message("Add up the six points of each. Take the most."),
    ),
    # Titles.
    "bytes-are-characters": Misconception(
        message("You counted every sign once."),
        message("A Chinese character counts twice here. Double them, then add the digits."),
    ),
    "digits-count-two": Misconception(
        message("You counted the digits twice, too."),
        message("A digit or a letter counts once. Only the characters count twice."),
    ),
    "three-bytes-a-character": Misconception(
        message("You counted three for a character, as a QR code does."),
        message("The form of a shop counts in its own way. Here it is two."),
    ),
    "more-adjectives-sell-more": Misconception(
        message("You may think that more adjectives sell more."),
        message("Nobody searches for “beautiful”. Say what it is, of what, how large."),
    ),
    "rivals-name-brings-buyers": Misconception(
        message("You may think that a famous name in the title brings buyers."),
        message("It is another's name. Describe your own goods only."),
    ),
    # Words of a page.
    "every-superlative-is-banned": Misconception(
        message("You may think that every “most” and “first” is banned."),
        message("Ask: does it praise, or is it an order, a limit or a size? Those may stand."),
    ),
    "superlatives-are-only-praise": Misconception(
        message("You may think that “the best” is only praise."),
        message("Nobody can show it. Say what buyers can see or measure."),
    ),
    "goods-may-heal": Misconception(
        message("You let plain goods heal people."),
        message("Shoes are no medicine. Say what they are made of."),
    ),
    "proof-excuses-any-word": Misconception(
        message("You may think that a proof excuses any word."),
        message("Some words may not stand, whatever paper there is. Change the sentence."),
    ),
    "claim-needs-no-proof": Misconception(
        message("You may think that one may just say it."),
        message("Ask: was it tested or counted? Then the paper comes first."),
    ),
    "proof-changes-nothing": Misconception(
        message("You struck out what can be proved."),
        message("With a paper that shows it, the sentence may stand."),
    ),
    "plain-facts-struck-out": Misconception(
        message("You struck out what everybody can see."),
        message("What the goods show by themselves may stand."),
    ),
    "plain-facts-need-proof": Misconception(
        message("You ask for a proof of what everybody can see."),
        message("A look at the goods or at the page is proof enough."),
    ),
    # Pictures.
    "pictures-are-free": Misconception(
        message("You may think that a picture on the internet is free."),
        message("It belongs to the one who took it. Take your own, or ask in writing."),
    ),
    "changed-background-is-ours": Misconception(
        message("You may think that a changed background makes a picture ours."),
        message("The picture stays another's work. Ask them to agree in writing."),
    ),
    "nicest-picture-wins": Misconception(
        message("You took the nicest picture."),
        message("First ask whose it is. Then ask if it is true."),
    ),
    "untrue-colour-sells": Misconception(
        message("In this picture the colour is not that of the goods."),
        message("What comes must look like the picture. Take it again by day."),
    ),
    "flaw-overlooked": Misconception(
        message("There is a flaw in this picture."),
        message("Look at the light, behind the goods, at their size, and at words on it."),
    ),
    "good-picture-refused": Misconception(
        message("You refused a picture that may be used."),
        message("Look for one that is ours or allowed in writing, and true."),
    ),
    # Stock.
    "returned-not-put-back": Misconception(
        message("You left out what came back good."),
        message("It stands on the shelf again. Add it."),
    ),
    "damaged-still-counted": Misconception(
        message("You still count what is damaged."),
        message("Nobody can buy it. Take it off."),
    ),
    "worn-put-back": Misconception(
        message("You may think that whatever came back is stock again."),
        message("It was taken off when it was sold. Add it only if it can be sold as new."),
    ),
    "stock-as-listed": Misconception(
        message("This is the number that was listed at the start."),
        message("Stock moves with every order. Begin there, then take off what was sold."),
    ),
    "colours-and-sizes-added": Misconception(
        message("You added colours and sizes."),
        message("Each colour comes in each size. Multiply."),
    ),
    "one-row-for-all-sizes": Misconception(
        message("You may think that one row is enough for all sizes."),
        message("A buyer picks one size. Each size of a colour has its own row."),
    ),
    "one-row-for-all-colours": Misconception(
        message("You may think that one row is enough for all colours."),
        message("A buyer picks one colour. Each colour of a size has its own row."),
    ),
    "new-rows-alone": Misconception(
        message("You counted only the new rows."),
        message("The old rows stay. Count all of them."),
    ),
    "one-row-for-each-new": Misconception(
        message("You may think that something new is one row."),
        message("A buyer picks a colour and a size. So write a row for each pair."),
    ),
    # A machine's draft.
    "fluent-is-true": Misconception(
        message("You may think that a text is true because it reads well."),
        message("Look for this line on the card. If it is not there, it is invented."),
    ),
    "machine-knows-the-rules": Misconception(
        message("You may think that a machine knows what may be written."),
        message("Who puts the text on the page answers for it. Look for banned words."),
    ),
    "all-of-it-mistrusted": Misconception(
        message("You may think that all of a machine's text is false."),
        message("Compare it with the card, line by line. What agrees may stay."),
    ),
    "plain-line-taken-for-banned": Misconception(
        message("You took a plain line for a banned one."),
        message("It praises nothing. Compare it with the card."),
    ),
    "untrue-is-not-banned": Misconception(
        message("You took an untrue line for banned words."),
        message("Its words would be fine if they were true. Compare them with the card."),
    ),
    "banned-whether-true-or-not": Misconception(
        message("You asked only whether it is true."),
        message("Such words may not stand in any case. That comes first."),
    ),
    "label-excuses-a-picture": Misconception(
        message("You may think that a label excuses an untrue picture."),
        message("The buyer gets the goods, not the label. The picture must be true, too."),
    ),
    "machine-never-allowed": Misconception(
        message("You may think that a machine may never help."),
        message("It may, if what it shows is true and the label is on."),
    ),
    # The order of the work.
    "papers-later": Misconception(
        message("You may think that the papers can come later."),
        message("Without them the work may be for nothing. Ask for them first."),
    ),
    "words-before-goods": Misconception(
        message("You wrote the page before the goods were weighed."),
        message("Weigh and measure first. Then the words are true."),
    ),
    "stock-later": Misconception(
        message("You opened the page before the stock was entered."),
        message("Enter every row first. Else you promise what is not there."),
    ),
    "checked-after-opening": Misconception(
        message("You opened the page before anybody checked it."),
        message("Read it once as a buyer. Then open it."),
    ),
}
