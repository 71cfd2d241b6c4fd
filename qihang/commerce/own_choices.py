"""What can be chosen for the sheet of one's own goods, for a room in which nothing can be typed.

What is chosen is kept by its id, so an id stays for ever, and its words may be mended. No id
stands for two things.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qihang.language.messages import Bilingual

Words = Mapping[str, Bilingual]
"""Words by the id that is kept."""


@dataclass(frozen=True)
class Kind:
    """A kind of goods, and what is usual for it: ids of the lists below."""

    words: Bilingual
    names: tuple[str, ...]
    materials: tuple[str, ...]
    measures: tuple[str, ...]
    facts: tuple[str, ...]
    sizes: tuple[str, ...]


NAMES: Words = {
    "cloth-shoes": Bilingual("手工布鞋", "Hand-sewn cloth shoes"),
    "coat": Bilingual("外衣", "Coat"),
    "wool-top": Bilingual("毛衣", "Wool top"),
    "padded-shoes": Bilingual("棉鞋", "Padded shoes"),
    "noodles": Bilingual("手工面条", "Hand-made noodles"),
    "bread": Bilingual("面包", "Bread"),
    "cakes": Bilingual("点心", "Small cakes"),
    "apples": Bilingual("苹果", "Apples"),
    "tangerines": Bilingual("橘子", "Tangerines"),
    "greens": Bilingual("青菜", "Greens"),
    "black-tea": Bilingual("红茶", "Black tea"),
    "peanuts": Bilingual("花生", "Peanuts"),
    "rice": Bilingual("大米", "Rice"),
    "cloth-bag": Bilingual("布包", "Cloth bag"),
    "paper-cut": Bilingual("剪纸", "Paper cut-out"),
    "wooden-box": Bilingual("木盒", "Wooden box"),
    "bowl": Bilingual("碗", "Bowl"),
    "tea-cup": Bilingual("茶杯", "Tea cup"),
    "desk-lamp": Bilingual("台灯", "Desk lamp"),
    "wooden-car": Bilingual("木头小车", "Wooden car"),
    "cloth-animal": Bilingual("布做的小动物", "Cloth animal"),
    "ball": Bilingual("皮球", "Ball"),
    "phone-stand": Bilingual("手机架", "Phone stand"),
    "phone-cover": Bilingual("手机套", "Phone cover"),
    "cable": Bilingual("充电线", "Charging cable"),
}

UNITS: Words = {
    "pair": Bilingual("双", "pair"),
    "piece": Bilingual("件", "piece"),
    "each": Bilingual("个", "one"),
    "bag": Bilingual("袋", "bag"),
    "box": Bilingual("盒", "box"),
    "jin": Bilingual("斤", "jin"),
    "set": Bilingual("套", "set"),
}

MATERIALS: Words = {
    "cotton": Bilingual("棉布", "cotton"),
    "wool": Bilingual("羊毛", "wool"),
    "leather": Bilingual("皮", "leather"),
    "flour": Bilingual("面粉", "flour"),
    "flour-eggs": Bilingual("面粉和鸡蛋", "flour and eggs"),
    "open-field": Bilingual("在地里种的", "grown in the field"),
    "under-cover": Bilingual("在温室里种的", "grown under glass"),
    "dried-in-sun": Bilingual("太阳下干的", "dried in the sun"),
    "roasted": Bilingual("火上干的", "dried over fire"),
    "wood": Bilingual("木头", "wood"),
    "bamboo": Bilingual("竹子", "bamboo"),
    "paper": Bilingual("纸", "paper"),
    "clay": Bilingual("用土烧的", "baked clay"),
    "metal": Bilingual("金属", "metal"),
}

MEASURES: Words = {
    "sizes-35-40": Bilingual("35 到 40 码", "sizes 35 to 40"),
    "sizes-39-44": Bilingual("39 到 44 码", "sizes 39 to 44"),
    "small-to-large": Bilingual("小号到大号", "small to large"),
    "one-size": Bilingual("只有一个号", "one size"),
    "weighs-250g": Bilingual("250 克", "250 g"),
    "weighs-500g": Bilingual("500 克", "500 g"),
    "weighs-1kg": Bilingual("1 公斤", "1 kg"),
    "weighs-2500g": Bilingual("2.5 公斤", "2.5 kg"),
    "long-10cm": Bilingual("长 10 公分", "10 cm long"),
    "long-20cm": Bilingual("长 20 公分", "20 cm long"),
    "long-30cm": Bilingual("长 30 公分", "30 cm long"),
    "long-1m": Bilingual("长 1 米", "1 m long"),
}

PLACES: Words = {
    "beijing": Bilingual("北京", "Beijing"),
    "tianjin": Bilingual("天津", "Tianjin"),
    "hebei": Bilingual("河北", "Hebei"),
    "shanxi": Bilingual("山西", "Shanxi"),
    "inner-mongolia": Bilingual("内蒙古", "Inner Mongolia"),
    "liaoning": Bilingual("辽宁", "Liaoning"),
    "jilin": Bilingual("吉林", "Jilin"),
    "heilongjiang": Bilingual("黑龙江", "Heilongjiang"),
    "shanghai": Bilingual("上海", "Shanghai"),
    "jiangsu": Bilingual("江苏", "Jiangsu"),
    "zhejiang": Bilingual("浙江", "Zhejiang"),
    "anhui": Bilingual("安徽", "Anhui"),
    "fujian": Bilingual("福建", "Fujian"),
    "jiangxi": Bilingual("江西", "Jiangxi"),
    "shandong": Bilingual("山东", "Shandong"),
    "henan": Bilingual("河南", "Henan"),
    "hubei": Bilingual("湖北", "Hubei"),
    "hunan": Bilingual("湖南", "Hunan"),
    "guangdong": Bilingual("广东", "Guangdong"),
    "guangxi": Bilingual("广西", "Guangxi"),
    "hainan": Bilingual("海南", "Hainan"),
    "chongqing": Bilingual("重庆", "Chongqing"),
    "sichuan": Bilingual("四川", "Sichuan"),
    "guizhou": Bilingual("贵州", "Guizhou"),
    "yunnan": Bilingual("云南", "Yunnan"),
    "tibet": Bilingual("西藏", "Tibet"),
    "shaanxi": Bilingual("陕西", "Shaanxi"),
    "gansu": Bilingual("甘肃", "Gansu"),
    "qinghai": Bilingual("青海", "Qinghai"),
    "ningxia": Bilingual("宁夏", "Ningxia"),
    "xinjiang": Bilingual("新疆", "Xinjiang"),
}

FACTS: Words = {
    "by-hand": Bilingual("全是手工做的", "all made by hand"),
    "wash-by-hand": Bilingual("只能用手洗", "wash by hand only"),
    "measured-inside": Bilingual("里面的长度量过", "measured inside"),
    "loses-colour": Bilingual("头几次洗会掉一点色", "loses a little colour at first"),
    "made-the-same-day": Bilingual("当天做的", "made the same day"),
    "eat-in-3-days": Bilingual("3 天内吃完", "eat within 3 days"),
    "contains-peanuts": Bilingual("里面有花生", "contains peanuts"),
    "gathered-this-week": Bilingual("这个星期收的", "gathered this week"),
    "sizes-differ": Bilingual("大小不一样", "not all of one size"),
    "a-little-sour": Bilingual("有一点酸", "a little sour"),
    "of-this-year": Bilingual("今年的", "of this year"),
    "keep-dry": Bilingual("要放在干的地方", "keep it dry"),
    "bag-is-sealed": Bilingual("袋口封好了", "the bag is sealed"),
    "each-differs": Bilingual("每一件有一点不同", "each one is a little different"),
    "not-coloured": Bilingual("没有上色", "not coloured"),
    "can-be-washed": Bilingual("可以用水洗", "can be washed"),
    "not-on-the-fire": Bilingual("不能放在火上", "not for the fire"),
    "from-3-years": Bilingual("3 岁以上用", "from 3 years"),
    "no-small-parts": Bilingual("没有小零件", "no small parts"),
    "needs-no-power": Bilingual("不用电", "needs no power"),
    "folds-flat": Bilingual("能折起来", "folds flat"),
    "what-is-in-the-box": Bilingual("盒里有一张说明书", "with a sheet on how to use it"),
}

COLOURS: Words = {
    "black": Bilingual("黑", "black"),
    "white": Bilingual("白", "white"),
    "red": Bilingual("红", "red"),
    "blue": Bilingual("蓝", "blue"),
    "green": Bilingual("绿", "green"),
    "grey": Bilingual("灰", "grey"),
    "plain": Bilingual("本色", "plain"),
}

SHOE_SIZES: Words = {size: Bilingual(size, size) for size in map(str, range(35, 45))}
LETTERS: Words = {letter: Bilingual(letter, letter) for letter in ("S", "M", "L", "XL")}
SIZES: Words = {
    **SHOE_SIZES,
    **LETTERS,
    "small": Bilingual("小号", "small"),
    "middle": Bilingual("中号", "middle"),
    "large": Bilingual("大号", "large"),
    "100g": Bilingual("100 克", "100 g"),
    "250g": Bilingual("250 克", "250 g"),
    "500g": Bilingual("500 克", "500 g"),
    "1000g": Bilingual("1 公斤", "1 kg"),
    "2500g": Bilingual("2.5 公斤", "2.5 kg"),
    "5000g": Bilingual("5 公斤", "5 kg"),
}
"""What a buyer picks beside the colour; each is a row of the stock of its own."""

_LENGTHS = ("long-10cm", "long-20cm", "long-30cm")
_THREE = ("small", "middle", "large")

KINDS: Mapping[str, Kind] = {
    "shoes": Kind(
        Bilingual("鞋", "Shoes"),
        names=("cloth-shoes", "padded-shoes"),
        materials=("cotton", "wool", "leather"),
        measures=("sizes-35-40", "sizes-39-44"),
        facts=("by-hand", "wash-by-hand", "measured-inside", "loses-colour", "each-differs"),
        sizes=tuple(SHOE_SIZES),
    ),
    "clothes": Kind(
        Bilingual("衣服", "Clothes"),
        names=("coat", "wool-top"),
        materials=("cotton", "wool", "leather"),
        measures=("small-to-large", "one-size"),
        facts=("by-hand", "wash-by-hand", "measured-inside", "loses-colour"),
        sizes=tuple(LETTERS),
    ),
    "food": Kind(
        Bilingual("自己做的吃的", "Home-made food"),
        names=("noodles", "bread", "cakes"),
        materials=("flour", "flour-eggs"),
        measures=("weighs-250g", "weighs-500g", "weighs-1kg"),
        facts=("by-hand", "made-the-same-day", "eat-in-3-days", "contains-peanuts", "keep-dry"),
        sizes=("250g", "500g", "1000g"),
    ),
    "fresh": Kind(
        Bilingual("水果和菜", "Fruit and vegetables"),
        names=("apples", "tangerines", "greens"),
        materials=("open-field", "under-cover"),
        measures=("weighs-500g", "weighs-1kg", "weighs-2500g"),
        facts=("gathered-this-week", "sizes-differ", "a-little-sour", "eat-in-3-days"),
        sizes=("1000g", "2500g", "5000g"),
    ),
    "dry": Kind(
        Bilingual("茶和干货", "Tea and dried goods"),
        names=("black-tea", "peanuts", "rice"),
        materials=("dried-in-sun", "roasted"),
        measures=("weighs-250g", "weighs-500g", "weighs-1kg", "weighs-2500g"),
        facts=("of-this-year", "keep-dry", "bag-is-sealed"),
        sizes=("100g", "250g", "500g", "1000g"),
    ),
    "craft": Kind(
        Bilingual("手工做的东西", "Handmade things"),
        names=("cloth-bag", "paper-cut", "wooden-box"),
        materials=("cotton", "paper", "wood", "bamboo"),
        measures=_LENGTHS,
        facts=("by-hand", "each-differs", "not-coloured", "keep-dry"),
        sizes=_THREE,
    ),
    "house": Kind(
        Bilingual("家里用的东西", "Things for the house"),
        names=("bowl", "tea-cup", "desk-lamp"),
        materials=("clay", "wood", "bamboo", "metal"),
        measures=_LENGTHS,
        facts=("can-be-washed", "not-on-the-fire", "each-differs", "what-is-in-the-box"),
        sizes=_THREE,
    ),
    "toys": Kind(
        Bilingual("玩具", "Toys"),
        names=("wooden-car", "cloth-animal", "ball"),
        materials=("wood", "cotton", "wool"),
        measures=_LENGTHS,
        facts=("from-3-years", "no-small-parts", "can-be-washed", "needs-no-power"),
        sizes=_THREE,
    ),
    "phones": Kind(
        Bilingual("手机用的小东西", "Small things for phones"),
        names=("phone-stand", "phone-cover", "cable"),
        materials=("metal", "wood", "leather"),
        measures=("long-10cm", "long-20cm", "long-1m"),
        facts=("needs-no-power", "folds-flat", "what-is-in-the-box"),
        sizes=_THREE,
    ),
}

WAYS: Words = {
    "shelf": Bilingual("货架", "Shelf"),
    "content": Bilingual("内容（视频）", "Content (video)"),
    "chat": Bilingual("聊天", "Chat"),
    "nearby": Bilingual("附近", "Nearby"),
}
"""How the goods are to be sold: how a buyer comes to them."""

PAPERS: Words = {
    "business": Bilingual("营业执照", "Business licence"),
    "receipt": Bilingual("进货单", "Receipt"),
    "test": Bilingual("检验报告", "Test report"),
    "ccc": Bilingual("3C 证书", "3C"),
    "food": Bilingual("食品许可证", "Food licence"),
    "quality": Bilingual("承诺达标合格证", "Quality certificate"),
    "brand": Bilingual("品牌同意书", "Brand letter"),
    "pictures": Bilingual("图片同意书", "Pictures"),
}
"""What can be shown of the goods. Which goods need which says the law, and not this list."""

TEXTS: Words = {**NAMES, **UNITS, **MATERIALS, **MEASURES, **PLACES, **FACTS}
"""All that may stand where own words may stand."""
