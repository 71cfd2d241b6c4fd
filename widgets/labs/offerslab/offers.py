"""Eight offers of work: whether one may go on, and the words that decide it.

What is told of frauds is what police texts warn of, and only as whoever is offered it sees it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qihang.language.messages import Bilingual, message
from widgets.core.lines import EMPTY, KEPT, UNTRUE, Line, Part

Verdict = Literal["go", "stop"]


@dataclass(frozen=True, kw_only=True)
class Offer(Part):
    """An offer (``line``) from somebody (``who``).

    The ``better`` lines are what decides it: where one stops, the words that say so; where one may
    go on, what to ask first.
    """

    who: Bilingual
    verdict: Verdict


OFFERS: dict[str, Offer] = {
    "likes": Offer(
        who=Bilingual("群里的人", "Somebody in a group"),
        line=Line(
            Bilingual(
                "在家用手机点赞（按“好”），当天拿钱。先给 20 元，下一单先垫 300 元。",
                "Press “like” on a phone at home, paid daily. First you get 20 yuan. Next you pay "
                "in 300.",
            ),
            UNTRUE,
            message("The first money is bait. What you pay in does not come back."),
            Bilingual("先垫 300 元", "you pay in 300"),
        ),
        verdict="stop",
        better=(
            Line(
                Bilingual("在家做", "Work at home"),
                EMPTY,
                message("Some honest work is done at home."),
            ),
            Line(
                Bilingual("当天拿钱", "Paid daily"),
                EMPTY,
                message("Some honest work is paid by the day."),
            ),
            Line(Bilingual("要我先垫钱", "I am to pay in first"), KEPT),
        ),
    ),
    "station": Offer(
        who=Bilingual("镇上的驿站", "A parcel station in town"),
        line=Line(
            Bilingual(
                "招人分快递，到店面谈，每月 10 日发工资。",
                "We need somebody to sort parcels. Come to an interview. Wages on the 10th "
                "of each month.",
            ),
            KEPT,
            message("There is a place, work and a pay day. Nobody wants your money."),
        ),
        verdict="go",
        better=(
            Line(Bilingual("工资怎么算？有合同吗？", "How is it paid? Is there a contract?"), KEPT),
            Line(
                Bilingual("要交多少押金？", "What deposit do I pay?"),
                EMPTY,
                message("An employer may take no deposit."),
            ),
            Line(
                Bilingual("什么都不问，先去干", "Nothing, I just begin"),
                EMPTY,
                message("To ask is no offence, and saves trouble."),
            ),
        ),
    ),
    "clothes": Offer(
        who=Bilingual("招人的中间人", "A go-between"),
        line=Line(
            Bilingual(
                "超市分拣员，包住。先交工作服押金 300 元，明天上班。",
                "Picker in a supermarket, with a bed. Pay 300 yuan deposit for the clothes, begin "
                "tomorrow.",
            ),
            UNTRUE,
            message("An employer may take no money and no deposit."),
            Bilingual("先交工作服押金 300 元", "Pay 300 yuan deposit"),
        ),
        verdict="stop",
        better=(
            Line(Bilingual("要我先交钱", "I am to pay first"), KEPT),
            Line(
                Bilingual("包住", "With a bed"), EMPTY, message("Honest work may come with a bed.")
            ),
            Line(
                Bilingual("明天就上班", "Begin tomorrow"),
                EMPTY,
                message("Some honest posts are free at once."),
            ),
        ),
    ),
    "health": Offer(
        who=Bilingual("超市的店长", "A supermarket"),
        line=Line(
            Bilingual(
                "招分拣员，面谈。要健康证，你自己去医院办。",
                "We need a picker, come to an interview. You need a health certificate: get it at "
                "a hospital yourself.",
            ),
            KEPT,
            message("Work with food needs it, and you pay the hospital, not the boss."),
        ),
        verdict="go",
        better=(
            Line(
                Bilingual("健康证以后再补，行吗？", "May the health certificate come later?"),
                EMPTY,
                message("Work with food needs it first."),
            ),
            Line(
                Bilingual(
                    "这个岗位要不要无犯罪记录证明？", "Does this post need a no-record certificate?"
                ),
                KEPT,
            ),
            Line(
                Bilingual("能不能把办证的钱交给你？", "May I pay you for it?"),
                EMPTY,
                message("You pay the hospital, and nobody between."),
            ),
        ),
    ),
    "card": Offer(
        who=Bilingual("一起喝过酒的人", "A man you once drank with"),
        line=Line(
            Bilingual(
                "不用上班。银行卡借我用，一天给你 300 元。",
                "No work at all. Lend me your bank card, and I give you 300 yuan a day.",
            ),
            UNTRUE,
            message(
                "Lending a card breaks the law. If its money is stolen, you answer for that, too."
            ),
            Bilingual("银行卡借我用", "Lend me your bank card"),
        ),
        verdict="stop",
        better=(
            Line(
                Bilingual("他不说借多久", "He does not say for how long"),
                EMPTY,
                message("However short, it is lent."),
            ),
            Line(Bilingual("要借我的卡", "My card is to be lent"), KEPT),
            Line(
                Bilingual("一起喝过酒", "We drank together"),
                EMPTY,
                message("Look at what he asks for."),
            ),
        ),
    ),
    "training": Offer(
        who=Bilingual("网上的培训班", "A course on the web"),
        line=Line(
            Bilingual(
                "先培训，再上班。没有钱不要紧，手机上签一下，分月还。",
                "First a course, then the post. No money? Sign here on the phone, and pay by the "
                "month.",
            ),
            UNTRUE,
            message("What you sign is a loan. The debt stays, and the post does not come."),
            Bilingual("手机上签一下，分月还", "Sign here on the phone"),
        ),
        verdict="stop",
        better=(
            Line(
                Bilingual("先要学", "To learn first"),
                EMPTY,
                message("Honest employers teach you, too, and take nothing."),
            ),
            Line(
                Bilingual("在网上", "On the web"),
                EMPTY,
                message("Honest posts stand on the web, too."),
            ),
            Line(Bilingual("要我签一笔借款", "I am to sign a loan"), KEPT),
        ),
    ),
    "kitchen": Offer(
        who=Bilingual("熟人的小饭馆", "Friends with a restaurant"),
        line=Line(
            Bilingual(
                "招人送餐，先试一天，当天给钱。干得来，再签合同。",
                "Somebody to carry meals. Try one day, paid that day. If it suits, we sign.",
            ),
            KEPT,
            message("A day on trial is paid, and a contract comes. Nobody wants your money."),
        ),
        verdict="go",
        better=(
            Line(
                Bilingual("身份证要不要放你这里？", "Do you keep my identity card?"),
                EMPTY,
                message("Nobody may keep your card. They may look at it."),
            ),
            Line(
                Bilingual("合同以后再说，行吗？", "May the contract wait?"),
                EMPTY,
                message("Ask before. What is written counts."),
            ),
            Line(Bilingual("一天几个小时？多少钱？", "How many hours a day? What pay?"), KEPT),
        ),
    ),
    "screen": Offer(
        who=Bilingual("“公司人事”", "“The firm's staff office”"),
        line=Line(
            Bilingual(
                "远程客服，不用面谈。先下载软件，共享屏幕，我教你。",
                "Customer service from home, no interview needed. Load this program and share your "
                "screen. I will teach you.",
            ),
            UNTRUE,
            message("Whoever sees your screen sees codes and money. The account is emptied."),
            Bilingual("共享屏幕", "share your screen"),
        ),
        verdict="stop",
        better=(
            Line(Bilingual("要看我的屏幕", "My screen is to be seen"), KEPT),
            Line(
                Bilingual("客服的工作", "Customer service"),
                EMPTY,
                message("The work itself is honest."),
            ),
            Line(
                Bilingual("有人教", "Somebody teaches"),
                EMPTY,
                message("To be taught is good."),
            ),
        ),
    ),
}
"""In the order in which they come in."""
